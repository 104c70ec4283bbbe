import { afterEach, expect, test, vi } from "vitest";
import { fetchJson, readAnswer, Unreachable } from "./fetch-json";
import { Problem } from "./problem";

afterEach(() => vi.unstubAllGlobals());

const problem = { code: "already-decided", title: "You have already decided this pair.", status: 409 };

function answer(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers });
}

test("a 2xx answer comes back as its JSON", async () => {
  expect(await readAnswer(answer({ id: 1 }, 201))).toEqual({ id: 1 });
  expect(await readAnswer(answer("null"))).toBeNull();
});

test("an answer in our form throws its problem, with details, extra and the time to wait", async () => {
  const body = { ...problem, details: [{ path: "a", message: "b" }], extra: { n: 1 }, request: "x" };
  const thrown = await readAnswer(answer(body, 409, { "retry-after": "7" })).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(Problem);
  expect(thrown).toMatchObject({
    code: "already-decided",
    message: problem.title,
    details: body.details,
    extra: { n: 1 },
    retryAfter: 7,
  });
});

test("a time to wait that is no number of seconds is none", async () => {
  const thrown = await readAnswer(
    answer(problem, 409, { "retry-after": "Fri, 31 Dec 1999 23:59:59 GMT" }),
  ).catch((error: unknown) => error);
  expect(thrown).toMatchObject({ code: "already-decided", retryAfter: undefined });
});

test.each<[string, Response]>([
  ["a proxy's page with 502", answer("<h1>Bad gateway</h1>", 502)],
  ["a hotel's sign-in page with 200", answer("<html></html>")],
  ["an empty answer with 200", answer("")],
  ["an empty answer with 204", new Response(null, { status: 204 })],
  ["our own 503, which passes", answer({ ...problem, code: "database-away", status: 503 }, 503)],
  ["our own 500", answer({ ...problem, code: "internal", status: 500 }, 500)],
  ["a code that is not ours", answer({ ...problem, code: "toString" }, 409)],
  ["somebody else's JSON error", answer({ error: "nope" }, 404)],
  ["JSON that is no object", answer("null", 404)],
])("%s is no answer of ours", async (_, response) => {
  await expect(readAnswer(response)).rejects.toBeInstanceOf(Unreachable);
});

test("an answer that breaks off on the way is none, whatever its status said", async () => {
  const broken = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"id":'));
      controller.error(new TypeError("terminated"));
    },
  });
  await expect(readAnswer(new Response(broken, { status: 201 }))).rejects.toBeInstanceOf(Unreachable);
});

test("an answer that is none of ours says with which status it came, and silence says none", async () => {
  await expect(readAnswer(answer("<h1>Too large</h1>", 413))).rejects.toMatchObject({ status: 413 });
  await expect(readAnswer(answer({ ...problem, code: "internal" }, 500))).rejects.toMatchObject({
    status: 500,
  });
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  await expect(fetchJson("/api/x")).rejects.toMatchObject({ status: undefined });
});

test("no network is unreachable, with its cause", async () => {
  const cause = new TypeError("Failed to fetch");
  vi.stubGlobal("fetch", () => Promise.reject(cause));
  await expect(fetchJson("/api/x")).rejects.toMatchObject({ name: "Unreachable", cause });
});

test("a body is sent as JSON and says so; without one neither is there", async () => {
  const fetched = vi.fn(async (_url: string, _init: RequestInit) => answer({}));
  vi.stubGlobal("fetch", fetched);
  const { signal } = new AbortController();
  await fetchJson("/api/x", { method: "POST", body: { a: 1 }, signal });
  await fetchJson("/api/y");
  expect(fetched.mock.calls).toEqual([
    ["/api/x", { method: "POST", body: '{"a":1}', headers: { "content-type": "application/json" }, signal }],
    ["/api/y", { method: "GET", headers: {} }],
  ]);
});
