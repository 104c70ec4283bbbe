import { Policy } from "../review/policy";
import { audit } from "./audit";
import { prisma } from "./db";
import { listImports, readImport } from "./imports/imports";
import { newToken } from "./people/token";
import { openQueue } from "./review/queues";
import { listRuns, startRun } from "./runs/runs";
import { sendFile } from "./send-file";
import type { Actor } from "./sessions";

const languages = ["de", "fr", "es", "zh", "ja", "ar", "ur", "hi", "th", "sw", "bn"];

const guideline = `Choose the response that helps its reader more.

1. Right before beautiful: a wrong number, option or fact loses against a right one, however well it is written.
2. In the right language: an answer in another language, or one that changes language half-way, loses.
3. The whole question: an answer that is cut off or leaves a part out loses against a complete one.
4. Natural: of two right answers, the one that a native speaker would write is better.

The English reference is an example of a good answer, not the only one. If both are bad, say so, and why.`;

export type DemoPeople = { projectId: string; lead: Actor; annotator: { userId: string; name: string } };

/** The demo project and its two people; made once, found again afterwards. */
export async function prepareDemo(): Promise<DemoPeople> {
  return prisma().$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(20261122)`;
    const lead = await person(tx, "Demo lead", true);
    const annotator = await person(tx, "Demo annotator", false);
    const found = await tx.project.findFirst({ where: { demo: true }, select: { id: true } });
    const project =
      found ??
      (await tx.project.create({
        data: {
          name: "Demo: everyday questions",
          description:
            "48 prompts in 12 languages, with answers that are wrong in the ways models are wrong.",
          guidelineVersion: 1,
          guidelines: { create: { version: 1, text: guideline, language: "en", createdBy: lead.id } },
          policy: Policy.parse({}),
          demo: true,
          members: {
            create: [
              { userId: lead.id, role: "lead" },
              { userId: annotator.id, role: "annotator", languages },
            ],
          },
        },
      }));
    if (!found) await audit(tx, { userId: lead.id, projectId: project.id, action: "project.created" });
    return {
      projectId: project.id,
      lead: { userId: lead.id, name: lead.name, admin: lead.admin, sessionId: "" },
      annotator: { userId: annotator.id, name: annotator.name },
    };
  });
}

type Transaction = Parameters<Parameters<ReturnType<typeof prisma>["$transaction"]>[0]>[0];

async function person(tx: Transaction, name: string, admin: boolean) {
  const found = await tx.user.findFirst({ where: { name, passwordHash: null } });
  return found ?? tx.user.create({ data: { name, admin } });
}

/**
 * Brings the demo from wherever it stands to pairs in review, by the ways that everybody's data takes: import, a run of
 * CM-Align, a queue. Needs a worker. `onStep` is told what is happening, in a few words.
 */
export async function fillDemo(
  people: DemoPeople,
  file: string,
  onStep: (words: string) => void,
): Promise<void> {
  const { projectId, lead } = people;
  const imports = await listImports(projectId);
  if (!imports.some(({ state }) => state === "done")) {
    onStep("importing 12 languages");
    const importId =
      imports.find(({ state }) => state === "checking" || state === "storing")?.id ??
      (await send(people, file));
    await until(async () => {
      const { state, message, errors } = await readImport(projectId, importId);
      if (state === "refused" || state === "failed")
        throw new Error(`The demo's file was refused: ${message ?? JSON.stringify(errors)}`);
      return state === "done";
    });
  }
  // What people did with the demo since is theirs: it is filled once.
  if ((await listRuns(projectId)).some(({ queueId }) => queueId !== null)) return;
  let [run] = await listRuns(projectId);
  if (!run || run.state === "failed" || run.state === "cancelled")
    await startRun(lead, projectId, { method: "cm-align", parameters: {} });
  onStep("constructing pairs with CM-Align");
  await until(async () => {
    [run] = await listRuns(projectId);
    if (run?.state === "failed") throw new Error(`CM-Align broke off: ${run.message}`);
    return run?.state === "done";
  });
  if (run && run.queueId === null) await openQueue(lead, projectId, { runId: run.id, name: "First look" });
}

async function send({ projectId, lead }: DemoPeople, path: string): Promise<string> {
  const sent = await sendFile({ userId: lead.userId, projectId, path, fileName: "demo.responses.jsonl" });
  return sent.id;
}

async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 250));
}

const linkHours = 12;

/** A fresh link for one of the demo's people; earlier ones of theirs stop working. */
export async function demoLink(userId: string): Promise<string> {
  const { token, hash } = newToken();
  await prisma().$transaction([
    prisma().signInLink.deleteMany({ where: { userId } }),
    prisma().signInLink.create({
      data: { tokenHash: hash, userId, expiresAt: new Date(Date.now() + linkHours * 3_600_000) },
    }),
  ]);
  return token;
}

/** A start without --demo: nobody comes in by a link, and whoever came by one is out. */
export async function closeDemo(): Promise<void> {
  await prisma().$transaction([
    prisma().signInLink.deleteMany({}),
    prisma().session.updateMany({
      where: { endedAt: null, user: { passwordHash: null } },
      data: { endedAt: new Date() },
    }),
  ]);
}
