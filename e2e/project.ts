import { expect } from "@playwright/test";
import { answerOf, join, type Person } from "./person.ts";
import { jsonl, type Row } from "./rows.ts";

export type Project = { id: string; name: string; lead: Person };
export type Queue = { id: string };

/** A project of a journey's own, made by the admin through the API. */
export async function makeProject(
  lead: Person,
  given: { name: string; description?: string; guideline?: string; policy?: Record<string, unknown> },
): Promise<Project> {
  const { name, description = "", guideline = "", policy = {} } = given;
  const { id } = await answerOf<{ id: string }>(
    lead.api.post("/api/projects", { data: { name, description } }),
  );
  await answerOf(lead.api.patch(`/api/projects/${id}`, { data: { policy } }));
  if (guideline !== "")
    await answerOf(lead.api.put(`/api/projects/${id}/guideline`, { data: { from: 0, text: guideline } }));
  return { id, name, lead };
}

/** Sends a file as the browser does; the id of its import, which is checked from here on. */
export async function sendFile({ id, lead }: Project, bytes: Buffer, fileName: string): Promise<string> {
  const base = `/api/projects/${id}/imports`;
  const announced = await answerOf<{ id: string }>(
    lead.api.post(base, { data: { fileName, byteLength: bytes.length, sha256: null } }),
  );
  await answerOf(
    lead.api.put(`${base}/${announced.id}/content?offset=0`, {
      data: bytes,
      headers: { "content-type": "application/octet-stream" },
    }),
  );
  return announced.id;
}

/** Brings rows in as the browser does, and waits until they are stored. */
export async function importRows(project: Project, rows: Row[], fileName = "made.jsonl"): Promise<void> {
  const importId = await sendFile(project, jsonl(rows), fileName);
  const url = `/api/projects/${project.id}/imports/${importId}`;
  await expect
    .poll(async () => (await answerOf<{ state: string }>(project.lead.api.get(url))).state)
    .toBe("done");
}

/** Runs a method to its end; the id of the run. */
export async function runMethod(
  { id, lead }: Project,
  method: string,
  parameters: Record<string, unknown> = {},
): Promise<string> {
  const base = `/api/projects/${id}`;
  const run = await answerOf<{ id: string }>(lead.api.post(`${base}/runs`, { data: { method, parameters } }));
  const state = async () =>
    (await answerOf<{ id: string; state: string }[]>(lead.api.get(`${base}/runs`))).find(
      (row) => row.id === run.id,
    )?.state;
  await expect.poll(state).toBe("done");
  return run.id;
}

/** Runs CM-Align and opens its pairs for review. */
export async function openQueue(project: Project): Promise<Queue> {
  const runId = await runMethod(project, "cm-align");
  return answerOf<Queue>(project.lead.api.post(`/api/projects/${project.id}/queues`, { data: { runId } }));
}

/** A project with pairs of these rows in review. */
export async function makeReview(
  lead: Person,
  given: Parameters<typeof makeProject>[1] & { rows: Row[] },
): Promise<{ project: Project; queue: Queue }> {
  const project = await makeProject(lead, given);
  await importRows(project, given.rows);
  return { project, queue: await openQueue(project) };
}

let invited = 0;

/** A new person with a role in the project; names are unique over all journeys of a run. */
export async function inviteTo(
  { id, lead }: Project,
  role: "annotator" | "lead",
  languages: string[] = [],
  name = role === "lead" ? "Lena" : "Amina",
): Promise<Person> {
  const { token } = await answerOf<{ token: string }>(
    lead.api.post(`/api/projects/${id}/invitations`, { data: { role, languages } }),
  );
  invited += 1;
  return join(lead.url, token, `${name} ${process.pid}-${invited}`);
}

export function reviewPath(project: Project, queue: Queue, language: string): string {
  return `/projects/${project.id}/review/${queue.id}/${language}`;
}
