import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { invite } from "./people/invitations";
import { claim } from "./review/claims";
import { decide } from "./review/decisions";
import { changeGuideline } from "./review/guideline";
import { addPracticePair } from "./review/practice-pairs";
import { ask as askQuestion } from "./review/questions";
import { send } from "./testing/test-import";
import {
  makeProject,
  makeQueue,
  makeUser,
  request,
  type TestProject,
  type TestQueue,
} from "./testing/test-project";
import {
  allRoutes,
  call,
  carryCookie,
  cookieOf,
  type Method,
  methods,
  type Route,
  signInAs,
} from "./testing/test-routes";
import { makeScoring } from "./testing/test-scorings";
import { sql, value, withTestDatabase } from "./testing/test-server";

vi.mock("next/headers", async () => (await import("./testing/test-routes")).nextHeaders);

withTestDatabase();

/** Who may do what: the whole of it. A route that is not here fails the first test. */
const matrix: [path: string, method: Method, access: string][] = [
  ["auth/[...nextauth]", "GET", "next-auth"],
  ["auth/[...nextauth]", "POST", "next-auth"],
  ["allowed-origins", "GET", "user"],
  ["allowed-origins", "POST", "user"],
  ["allowed-origins/[origin]", "DELETE", "user"],
  ["health", "GET", "public"],
  ["invitations/acceptance", "POST", "public"],
  ["projects", "GET", "user"],
  ["projects", "POST", "user"],
  ["projects/[project]", "GET", "annotator"],
  ["projects/[project]", "PATCH", "lead"],
  ["projects/[project]/agreement", "GET", "lead"],
  ["projects/[project]/board", "GET", "lead"],
  ["projects/[project]/columns", "GET", "lead"],
  ["projects/[project]/decisions/[decision]/retraction", "POST", "annotator"],
  ["projects/[project]/decisions/[decision]/siblings", "POST", "annotator"],
  ["projects/[project]/endpoints", "GET", "lead"],
  ["projects/[project]/endpoints", "POST", "lead"],
  ["projects/[project]/endpoints/[endpoint]", "DELETE", "lead"],
  ["projects/[project]/endpoints/[endpoint]", "PATCH", "lead"],
  ["projects/[project]/endpoints/[endpoint]/check", "POST", "lead"],
  ["projects/[project]/export", "GET", "lead"],
  ["projects/[project]/guideline", "GET", "annotator"],
  ["projects/[project]/guideline", "PUT", "lead"],
  ["projects/[project]/guideline/versions", "GET", "lead"],
  ["projects/[project]/guideline/versions/[version]", "GET", "lead"],
  ["projects/[project]/imports", "GET", "lead"],
  ["projects/[project]/imports", "POST", "lead"],
  ["projects/[project]/imports/[import]", "GET", "lead"],
  ["projects/[project]/imports/[import]/cancellation", "POST", "lead"],
  ["projects/[project]/imports/[import]/content", "PUT", "lead"],
  ["projects/[project]/imports/[import]/mapping", "POST", "lead"],
  ["projects/[project]/imports/[import]/preview", "GET", "lead"],
  ["projects/[project]/imports/[import]/problems", "GET", "lead"],
  ["projects/[project]/imports/[import]/problems/file", "GET", "lead"],
  ["projects/[project]/invitations", "GET", "lead"],
  ["projects/[project]/invitations", "POST", "lead"],
  ["projects/[project]/invitations/[invitation]", "DELETE", "lead"],
  ["projects/[project]/members", "GET", "lead"],
  ["projects/[project]/members/[member]", "DELETE", "lead"],
  ["projects/[project]/members/[member]", "PATCH", "lead"],
  ["projects/[project]/pairs/[pair]/gold", "DELETE", "lead"],
  ["projects/[project]/pairs/[pair]/gold", "PUT", "lead"],
  ["projects/[project]/pairs/[pair]/practice", "POST", "lead"],
  ["projects/[project]/practice", "GET", "annotator"],
  ["projects/[project]/practice/[practice]", "DELETE", "lead"],
  ["projects/[project]/practice/[practice]", "PUT", "lead"],
  ["projects/[project]/practice/[practice]/answers", "POST", "annotator"],
  ["projects/[project]/practice/overview", "GET", "lead"],
  ["projects/[project]/questions", "GET", "lead"],
  ["projects/[project]/questions/[question]/closure", "POST", "lead"],
  ["projects/[project]/queues", "GET", "annotator"],
  ["projects/[project]/queues", "POST", "lead"],
  ["projects/[project]/queues/[queue]", "GET", "lead"],
  ["projects/[project]/queues/[queue]", "PATCH", "lead"],
  ["projects/[project]/queues/[queue]/claims", "POST", "annotator"],
  ["projects/[project]/queues/[queue]/decisions", "GET", "annotator"],
  ["projects/[project]/queues/[queue]/decisions", "POST", "annotator"],
  ["projects/[project]/queues/[queue]/questions", "POST", "annotator"],
  ["projects/[project]/queues/[queue]/renewals", "POST", "annotator"],
  ["projects/[project]/queues/pages", "GET", "lead"],
  ["projects/[project]/queues/preview", "POST", "lead"],
  ["projects/[project]/reliability", "GET", "lead"],
  ["projects/[project]/responses", "GET", "lead"],
  ["projects/[project]/responses/[response]", "GET", "lead"],
  ["projects/[project]/runs", "GET", "lead"],
  ["projects/[project]/runs", "POST", "lead"],
  ["projects/[project]/runs/[run]", "GET", "lead"],
  ["projects/[project]/runs/[run]/audit", "GET", "lead"],
  ["projects/[project]/runs/[run]/cancellation", "POST", "lead"],
  ["projects/[project]/runs/[run]/certificates", "POST", "lead"],
  ["projects/[project]/runs/[run]/comparison/[other]", "GET", "lead"],
  ["projects/[project]/runs/[run]/comparison/[other]/prompts", "GET", "lead"],
  ["projects/[project]/runs/[run]/pairs", "GET", "lead"],
  ["projects/[project]/runs/[run]/prompts/[prompt]/review", "POST", "lead"],
  ["projects/[project]/runs/[run]/siblings", "GET", "lead"],
  ["projects/[project]/scorings", "GET", "lead"],
  ["projects/[project]/scorings", "POST", "lead"],
  ["projects/[project]/scorings/[scoring]", "GET", "lead"],
  ["projects/[project]/scorings/[scoring]/cancellation", "POST", "lead"],
  ["projects/[project]/scorings/[scoring]/problems", "GET", "lead"],
  ["projects/[project]/scorings/estimates", "POST", "lead"],
  ["projects/[project]/trials", "POST", "lead"],
];

const inProject = matrix.filter(([path]) => path.startsWith("projects/[project]"));
/** The ids that a path has beside the project's. */
const namesIn = (path: string) =>
  [...path.matchAll(/\[(\w+)\]/g)].flatMap(([, name]) => (name && name !== "project" ? [name] : []));
let routes: Map<string, Route>;
let queue: TestQueue;
let other: TestProject;

beforeAll(async () => {
  routes = new Map((await allRoutes()).map((route) => [route.path, route]));
  queue = await makeQueue({ pairs: 2 });
  other = await makeProject();
});

const handlerOf = (path: string, method: Method) => routes.get(path)?.handlers[method];

async function ask(
  path: string,
  method: Method,
  params: Record<string, string> = {},
): Promise<{ status: number; code?: string; body: string }> {
  const ids = {
    project: queue.projectId,
    queue: queue.queueId,
    import: randomUUID(),
    run: queue.runId,
    other: queue.runId,
    decision: randomUUID(),
    invitation: randomUUID(),
    member: randomUUID(),
    response: "1",
    endpoint: randomUUID(),
    scoring: randomUUID(),
    question: randomUUID(),
    pair: "1",
    practice: "1",
    prompt: "1",
    version: "1",
  };
  const query = path.endsWith("/content") ? "?offset=0" : "";
  const response = await call(handlerOf(path, method), method, { params: { ...ids, ...params }, query });
  const body = await response.text();
  const code: unknown =
    response.headers.get("content-type")?.includes("json") && body.startsWith("{")
      ? JSON.parse(body).code
      : undefined;
  return { status: response.status, body, ...(typeof code === "string" && { code }) };
}

test("every handler of every route stands in the matrix with its access, and the matrix names no other", () => {
  const found = [...routes.values()].flatMap(({ path, handlers }) =>
    methods.flatMap((method) => {
      const handler = handlers[method];
      return handler
        ? [[path, method, handler.access ?? (path.startsWith("auth/") ? "next-auth" : "none")]]
        : [];
    }),
  );
  const key = (row: readonly unknown[]) => row.join(" ");
  expect(found.map(key).sort()).toEqual(matrix.map(key).sort());
});

describe.each(inProject)("%s %s", (path, method, access) => {
  test("is not for nobody", async () => {
    carryCookie(undefined);
    expect(await ask(path, method)).toMatchObject({ status: 401, code: "not-signed-in" });
  });

  test("does not exist for somebody who is not in the project, lead of another or not", async () => {
    await signInAs((await makeUser()).id);
    expect(await ask(path, method)).toMatchObject({ status: 404, code: "not-found" });
    await signInAs(other.lead.userId);
    expect(await ask(path, method)).toMatchObject({ status: 404, code: "not-found" });
  });

  test(`is for a member from ${access} upwards`, async () => {
    await signInAs(queue.one.userId);
    const annotator = await ask(path, method);
    if (access === "annotator") expect([401, 403]).not.toContain(annotator.status);
    else expect(annotator).toMatchObject({ status: 403, code: "not-allowed" });
    await signInAs(queue.lead.userId);
    const lead = await ask(path, method);
    expect([401, 403, 500]).not.toContain(lead.status);
  });

  test("answers an id that is none as it answers one that does not exist", async () => {
    await signInAs(queue.lead.userId);
    const bad = ["' or 1=1", "..", "%00", "0", queue.projectId.slice(0, 35), `${queue.projectId} `];
    for (const project of [...bad, randomUUID()]) {
      expect(await ask(path, method, { project })).toMatchObject({ status: 404, code: "not-found" });
    }
    if (!namesIn(path).length) return;
    for (const id of bad) {
      const { status } = await ask(path, method, Object.fromEntries(namesIn(path).map((name) => [name, id])));
      expect([404, 422]).toContain(status);
    }
  });
});

describe("a cookie", () => {
  const board = () => ask("projects/[project]/board", "GET");

  test("of another secret, of no signature, or cut, is no cookie", async () => {
    const good = await cookieOf(queue.lead.userId);
    const none = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${Buffer.from(JSON.stringify({ sid: randomUUID() })).toString("base64url")}.`;
    for (const cookie of [
      await cookieOf(queue.lead.userId, "x".repeat(64)),
      none,
      good.slice(0, -4),
      "x",
      "",
      good.replace(/^./, "f"),
    ]) {
      carryCookie(cookie);
      expect((await board()).status).toBe(401);
    }
    carryCookie(good);
    expect((await board()).status).toBe(200);
  });

  test.each([
    ["an ended session", "update session set ended_at = now() where user_id = $1"],
    ["a deleted session", "delete from session where user_id = $1"],
    ["a disabled user", 'update "user" set disabled = true where id = $1'],
  ])("of %s is refused on the next request", async (_, change) => {
    const { lead, projectId } = await makeProject();
    await signInAs(lead.userId);
    const ask = () =>
      call(handlerOf("projects/[project]/board", "GET"), "GET", { params: { project: projectId } });
    expect((await ask()).status).toBe(200);
    await sql(change, [lead.userId]);
    expect((await ask()).status).toBe(401);
  });
});

test("an id of another project is not found in one's own, and nothing there changes", async () => {
  const foreign = await makeQueue({ pairs: 1 });
  const importId = await send(foreign, "{}");
  const { userId, membership } = foreign.one;
  const [pair] = (await claim(userId, membership, { queueId: foreign.queueId, language: "de", count: 1 }))
    .pairs;
  if (!pair) throw new Error("no pair");
  const decision = request(pair, "left");
  await decide(userId, membership, foreign.queueId, decision);
  const question = { id: randomUUID(), assignmentId: pair.assignmentId, message: "Why?" };
  await askQuestion(userId, membership, foreign.queueId, question);
  await sql("update run set state = 'running' where id = $1", [foreign.runId]);
  const foreignResponse = String(
    await value("select min(id) from response where project_id = $1", [foreign.projectId]),
  );
  const { endpointId, scoringId } = await makeScoring(foreign);
  const [of] = await sql<{ pair: number; prompt: number }>(
    "select id as pair, prompt_id as prompt from pair where run_id = $1",
    [foreign.runId],
  );
  const practice = { expected: "chosen", why: "It is right." } as const;
  const { id } = await addPracticePair(foreign.lead.actor, foreign.projectId, of?.pair ?? 0, practice);
  const guideline = { from: 0, text: "Right first.", language: null, texts: {} };
  await changeGuideline(foreign.lead.actor, foreign.projectId, guideline);
  const rows = { pair: String(of?.pair), prompt: String(of?.prompt), practice: String(id), version: "1" };
  await invite(foreign.lead.actor, foreign.lead.membership, { role: "annotator", languages: [] });
  const invitation = await value("select id from invitation where project_id = $1", [foreign.projectId]);
  const everything = () => sql(
    `select (select json_agg(m) from member m where project_id = $1) as members, (select json_agg(i) from invitation i where project_id = $1) as invitations,
            (select json_agg(i) from import i where project_id = $1) as imports, (select json_agg(r) from run r where project_id = $1) as runs,
            (select json_agg(a) from assignment a where project_id = $1) as slots, (select json_agg(t) from tally t where project_id = $1) as tallies,
            (select json_agg(e) from endpoint e where project_id = $1) as endpoints, (select json_agg(s) from scoring s where project_id = $1) as scorings,
            (select json_agg(q) from question q where project_id = $1) as questions,
            (select json_agg(p) from practice_pair p where project_id = $1) as practice, (select count(*) from practice_answer) as answers,
            (select json_agg(g) from guideline g where project_id = $1) as guidelines, (select count(*) from sight) as sights,
            (select count(*) from retraction) as retractions, (select count(*) from decision where project_id = $1) as decisions`,
    [foreign.projectId],
  ); // biome-ignore format: one query
  const before = await everything();
  const bodies: Record<string, unknown> = {
    claims: { language: "de" },
    decisions: request(pair, "right"),
    retraction: { id: randomUUID() },
    queues: { runId: foreign.runId },
    questions: question,
    renewals: { assignmentIds: [pair.assignmentId] },
    practice,
    "[practice]": practice,
    "[member]": { languages: ["fr"] },
    certificates: { target: 0.9, risk: 0.1 },
    "[queue]": { closed: true },
    preview: { runId: foreign.runId },
    gold: { expected: "chosen" },
    answers: { id: randomUUID(), attempt: 1, choice: "left", durationMs: 1 },
  };
  await signInAs(queue.lead.userId);
  for (const [path, method] of inProject) {
    if (!namesIn(path).length && !/\/queues(\/preview)?$/.test(path)) continue;
    if (path.endsWith("/queues") && method === "GET") continue;
    const params = {
      project: queue.projectId,
      queue: foreign.queueId,
      import: importId,
      run: foreign.runId,
      other: foreign.runId,
      decision: decision.id,
      invitation: String(invitation),
      member: userId,
      response: foreignResponse,
      endpoint: endpointId,
      scoring: scoringId,
      question: question.id,
      ...rows,
    };
    const query = path.endsWith("/content")
      ? "?offset=0"
      : path.endsWith("/decisions") && method === "GET"
        ? "?language=de"
        : "";
    const response = await call(handlerOf(path, method), method, {
      params,
      query,
      body: bodies[path.split("/").at(-1) ?? ""],
    });
    const body = await response.text();
    if (path.includes("/problems")) expect([path, body.replace("[]", "")]).toEqual([path, ""]);
    else
      expect([path, response.status]).toEqual([
        path,
        path.endsWith("cancellation") && path.includes("import") ? 409 : 404,
      ]);
  }
  expect(await everything()).toEqual(before);
});
