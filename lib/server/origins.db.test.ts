import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { readProblemBody } from "../problem-body";
import { claim } from "./review/claims";
import { makeProject, makeQueue, problemOf, request, type TestProject } from "./testing/test-project";
import {
  allRoutes,
  call,
  carryCookie,
  type Method,
  type Route,
  sameOrigin,
  signInAs,
} from "./testing/test-routes";
import { sql, value, withTestDatabase } from "./testing/test-server";

vi.mock("next/headers", async () => (await import("./testing/test-routes")).nextHeaders);

withTestDatabase();

let routes: Route[];
let project: TestProject;

beforeAll(async () => {
  routes = (await allRoutes()).filter(({ path }) => !path.startsWith("auth/"));
  project = await makeProject();
  await signInAs(project.lead.userId);
});

const host = "127.0.0.1:3000";
const own = `http://${host}`;

const foreign: [name: string, headers: Record<string, string>][] = [
  ["without a word about its origin", {}],
  ["with Origin: null", { origin: "null" }],
  ["with Origin: null from a sandboxed frame", { origin: "null", "sec-fetch-site": "cross-site" }],
  ["from another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  ["from a sister site that hides it", { "sec-fetch-site": "same-site" }],
  ["from another site that hides it", { "sec-fetch-site": "cross-site" }],
  ["from another port of this machine", { origin: "http://127.0.0.1:3001", "sec-fetch-site": "same-site" }],
  ["from another port, by an old browser", { origin: "http://127.0.0.1:3001" }],
  ["from a name that begins like ours", { origin: "http://127.0.0.1:3000.evil.example" }],
  ["from a name that we are the user of", { origin: "http://127.0.0.1:3000@evil.example" }],
  ["with an origin that is none", { origin: "evil" }],
  ["with a contradiction", { origin: "https://evil.example", "sec-fetch-site": "same-origin" }],
  ["as text/plain from another site", { origin: "https://evil.example", "content-type": "text/plain" }],
  [
    "as a form from another site",
    { origin: "https://evil.example", "content-type": "application/x-www-form-urlencoded" },
  ],
];

const writing = () =>
  routes.flatMap(({ path, handlers }) =>
    Object.entries(handlers)
      .filter(([method]) => method !== "GET")
      .map(([method, handler]) => ({ path, method: method as Method, handler })),
  );

const ids = () => ({
  project: project.projectId,
  queue: randomUUID(),
  import: randomUUID(),
  run: randomUUID(),
  decision: randomUUID(),
  response: "1",
  endpoint: randomUUID(),
  scoring: randomUUID(),
});

test.each(foreign)("every request that changes something is refused %s", async (_, headers) => {
  expect(writing().length).toBeGreaterThan(9);
  for (const { path, method, handler } of writing()) {
    const response = await call(handler, method, { params: ids(), headers });
    expect([path, response.status, (await response.json()).code]).toEqual([path, 403, "foreign-origin"]);
  }
});

test.each<[string, Record<string, string>]>([
  ["from our own page", sameOrigin],
  ["from our own page in an old browser", { origin: own }],
  ["that a person typed", { "sec-fetch-site": "none" }],
])("a request is let in %s", async (_, headers) => {
  for (const { path, method, handler } of writing()) {
    const response = await call(handler, method, { params: ids(), headers, query: "?offset=0" });
    expect([path, response.status]).not.toEqual([path, 403]);
    expect(response.status).toBeLessThan(500);
  }
});

describe("a body", () => {
  const projects = () => routes.find(({ path }) => path === "projects")?.handlers;
  const patch = () => routes.find(({ path }) => path === "projects/[project]")?.handlers.PATCH;
  const change = (given: Parameters<typeof call>[2]) => call(patch(), "PATCH", { params: ids(), ...given });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""])(
    "of type %j is refused even from our own page",
    async (type) => {
      const response = await change({
        headers: { ...sameOrigin, "content-type": type },
        body: '{"name":"x"}',
      });
      expect(response.status).toBe(415);
    },
  );

  test("of type application/json with a charset is taken", async () => {
    const response = await change({
      headers: { ...sameOrigin, "content-type": "application/json; charset=utf-8" },
      body: { name: "Named" },
    });
    expect(response.status).toBe(200);
  });

  test.each([
    "",
    "{",
    "nul",
    '{"name":1}',
    "[]",
    "7",
    '{"name":"x","demo":true}',
    '{"policy":{"mode":"secret"}}',
    '{"policy":{"extra":1}}',
  ])("that is %j is refused with 422 and changes nothing", async (body) => {
    const before = await sql("select * from project where id = $1", [project.projectId]);
    const response = await change({ body });
    expect(response.status).toBe(422);
    expect(await sql("select * from project where id = $1", [project.projectId])).toEqual(before);
  });

  test("beyond a million bytes is refused, whatever length it says", async () => {
    const body = JSON.stringify({ guideline: "x".repeat(1_000_001) });
    expect((await change({ body })).status).toBe(413);
    expect((await change({ headers: { ...sameOrigin, "content-length": "5" }, body })).status).toBe(413);
    expect(
      (await change({ headers: { ...sameOrigin, "content-length": "999999999" }, body: "{}" })).status,
    ).toBe(413);
  });

  test("with characters that the database cannot keep is kept without them, and answered alike when it comes again", async () => {
    const queue = await makeQueue();
    await signInAs(queue.one.userId);
    const { pairs } = await claim(queue.one.userId, queue.one.membership, {
      queueId: queue.queueId,
      language: "de",
      count: 1,
    });
    const body = request(pairs[0] ?? { assignmentId: 0 }, "both-bad", {
      comment: "half \ud83d, nothing \0, whole 🤷",
    });
    const handler = routes.find(({ path }) => path.endsWith("/decisions"))?.handlers.POST;
    const params = { project: queue.projectId, queue: queue.queueId };
    for (let n = 0; n < 2; n += 1) {
      const response = await call(handler, "POST", { params, body });
      expect([response.status, await response.json()]).toEqual([201, { id: body.id, counted: true }]);
    }
    expect(await value<string>("select comment from decision where id = $1", [body.id])).toBe(
      "half \ufffd, nothing \ufffd, whole 🤷",
    );
    await signInAs(project.lead.userId);
  });

  test("names only what may be given: admins alone make projects, and nobody becomes their admin by saying so", async () => {
    const make = (body: unknown) => call(projects()?.POST, "POST", { body });
    expect((await make({ name: "Mine" })).status).toBe(403);
    expect((await make({ name: "Mine", admin: true })).status).toBe(422);
    await sql('update "user" set admin = true where id = $1', [project.lead.userId]);
    const response = await make({ name: "Mine" });
    expect(response.status).toBe(201);
    const { id } = await response.json();
    expect(await sql("select user_id, role from member where project_id = $1", [id])).toEqual([
      { user_id: project.lead.userId, role: "admin" },
    ]);
  });
});

describe("an answer", () => {
  const board = () => routes.find(({ path }) => path.endsWith("/board"))?.handlers.GET;

  test("is never cached, whether it is good or not", async () => {
    for (const { handlers } of routes) {
      if (!handlers.GET) continue;
      const response = await call(handlers.GET, "GET", { params: ids() });
      expect(response.headers.get("cache-control")).toBe("no-store");
      await response.body?.cancel();
    }
  });

  test("that is a problem says so in its type, with a code, a sentence and an id for the log", async () => {
    carryCookie(undefined);
    const response = await call(board(), "GET", { params: ids() });
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const body = await response.json();
    expect(readProblemBody(body)).toMatchObject({ code: "not-signed-in", status: 401 });
    expect(body.request).toMatch(/^[0-9a-f-]{36}$/);
    await signInAs(project.lead.userId);
  });

  test("to a fault of ours tells nothing of it, and the log does", async () => {
    const logged: string[] = [];
    const spy = vi.spyOn(process.stderr, "write").mockImplementation((text) => logged.push(String(text)) > 0);
    await sql("alter table response_tally rename to elsewhere");
    const response = await call(board(), "GET", { params: ids() });
    await sql("alter table elsewhere rename to response_tally");
    spy.mockRestore();
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toMatch(/response_tally|prisma|select|node_modules|at /i);
    expect(logged.join("")).toContain(JSON.parse(text).request);
  });

  test("comes with the next try when the database was away", async () => {
    await sql(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    const statuses = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await call(board(), "GET", { params: ids() })).status);
    expect(statuses.at(-1)).toBe(200);
    for (const status of statuses) expect([200, 503]).toContain(status);
    expect(await problemOf(sql("select 1"))).toBe("no problem");
  });
});
