import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { APIRequestContext } from "@playwright/test";
import { repository } from "../setup/paths.ts";
import { rowsOf } from "./database.ts";
import { expect, test } from "./journey.ts";
import { nobody, type Person } from "./person.ts";
import { inviteTo, makeProject, makeReview, type Project, type Queue, reviewPath } from "./project.ts";
import { mathRows } from "./rows.ts";

// Words that stand in the project and nowhere else: an answer that has one of them gives the project away.
const secrets = ["Zanzibar", "Quetzalcoatl", "Xylophone", "plus one?"];

let project: Project;
let queue: Queue;
let lead: Person;
let annotator: Person;
let stranger: Person;
let ids: Record<string, string>;

test.beforeAll(async ({ house }) => {
  ({ project, queue } = await makeReview(house.admin, {
    name: "Zanzibar",
    guideline: "Quetzalcoatl",
    rows: mathRows(4, ["en", "ar", "ja"]),
  }));
  lead = await inviteTo(project, "lead", [], "Xylophone");
  annotator = await inviteTo(project, "annotator", ["ar"]);
  stranger = await inviteTo(await makeProject(house.admin, { name: "Elsewhere" }), "lead");
  const [found] = await rowsOf<{
    import: string;
    run: string;
    response: string;
    pair: string;
    prompt: string;
  }>(
    `select (select id from import where project_id = $1) as import, (select id from run where project_id = $1) as run,
            (select min(id)::text from response where project_id = $1) as response,
            (select min(id)::text from pair where project_id = $1) as pair,
            (select min(prompt_id)::text from pair where project_id = $1) as prompt`,
    [project.id],
  );
  ids = {
    project: project.id,
    queue: queue.id,
    import: found?.import ?? "",
    run: found?.run ?? "",
    other: found?.run ?? "",
    decision: crypto.randomUUID(),
    invitation: crypto.randomUUID(),
    member: crypto.randomUUID(),
    response: found?.response ?? "",
    pair: found?.pair ?? "",
    endpoint: crypto.randomUUID(),
    scoring: crypto.randomUUID(),
    question: crypto.randomUUID(),
    practice: "1",
    prompt: found?.prompt ?? "",
    version: "1",
  };
});

/** What is for annotators; everything else under a project is for its leads, whatever its file says. */
const forAnnotators = [
  "GET /api/projects/[project]",
  "GET /api/projects/[project]/guideline",
  "GET /api/projects/[project]/practice",
  "POST /api/projects/[project]/practice/[practice]/answers",
  "POST /api/projects/[project]/decisions/[decision]/siblings",
  "GET /api/projects/[project]/queues",
  "POST /api/projects/[project]/queues/[queue]/claims",
  "GET /api/projects/[project]/queues/[queue]/decisions",
  "POST /api/projects/[project]/queues/[queue]/decisions",
  "POST /api/projects/[project]/queues/[queue]/questions",
  "POST /api/projects/[project]/queues/[queue]/renewals",
  "POST /api/projects/[project]/decisions/[decision]/retraction",
];
const forEverybody = ["GET /api/health", "POST /api/invitations/acceptance"];

const leadPages = [
  "import",
  "score",
  "responses",
  "construct",
  "people",
  "queues",
  "siblings",
  "settings",
  "settings/guideline",
  "settings/reasons",
  "settings/practice",
];

test("every route of the API asks who is there, and answers 401, 404 or 403 to whom it is not for", async () => {
  const routes = apiRoutes();
  expect(routes.length).toBeGreaterThan(20);
  const before = await rowCounts();
  const anybody = await nobody(lead.url);
  const statuses: Record<string, unknown> = {};
  const expected: Record<string, unknown> = {};
  for (const { method, path } of routes) {
    const place = `${method} ${path}`;
    if (forEverybody.includes(place)) continue;
    const of = async (api: APIRequestContext) => {
      const url = path.replace(/\[(\w+)\]/g, (_, name: string) => ids[name] ?? `no id for ${name}`);
      const answer = await api.fetch(url, { method, ...(method === "GET" ? {} : { data: {} }) });
      expect(hasSecret(await answer.text()), place).toBe(false);
      return answer.status();
    };
    const inProject = path.includes("[project]");
    const forLeads = inProject && !forAnnotators.includes(place);
    expected[place] = [401, inProject ? 404 : "-", forLeads ? 403 : "-"];
    statuses[place] = [
      await of(anybody),
      inProject ? await of(stranger.api) : "-",
      forLeads ? await of(annotator.api) : "-",
    ];
  }
  expect(statuses).toEqual(expected);
  const made = await annotator.api.post("/api/projects", { data: { name: "Mine" } });
  expect(made.status(), "projects are made by admins").toBe(403);
  expect(await rowCounts(), "nothing was written").toEqual(before);
});

test("a stranger finds no page of the project, an annotator none of its lead's, and nobody a way in", async ({
  browse,
  watch,
}) => {
  watch.expect(/status of 404/);
  const inside = [...leadPages, `pairs/${ids.pair}`, "", "review", `review/${queue.id}/ar`];
  const paths = inside.map((page) => `/projects/${project.id}${page && `/${page}`}`);
  for (const path of paths) expect((await lead.api.get(path)).status(), path).toBe(200);
  for (const path of paths) {
    const answer = await stranger.api.get(path);
    expect([answer.status(), hasSecret(await answer.text())], path).toEqual([404, false]);
  }
  const anybody = await nobody(lead.url);
  for (const path of [...paths, "/projects", "/settings"]) {
    const answer = await anybody.get(path, { maxRedirects: 0 });
    expect([answer.status(), answer.headers().location], path).toEqual([307, "/sign-in"]);
    expect(hasSecret(await answer.text()), path).toBe(false);
  }
  expect((await annotator.api.get(reviewPath(project, queue, "ja"))).status(), "another language").toBe(404);

  const page = await browse(annotator);
  for (const path of leadPages) {
    const answer = await page.goto(`/projects/${project.id}/${path}`);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByText("There is nothing here")).toBeVisible();
  }
  await page.getByRole("link", { name: "To the projects" }).click();
  await expect(page.getByRole("heading", { name: "Review", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Settings" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: /Arabic/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /Japanese/ })).toHaveCount(0);
  await page.goto(`/projects/${project.id}`);
  await expect(page).toHaveURL(/\/review$/);
});

test("no side door of the framework gives anything of the project away", async () => {
  const build = readFileSync(join(repository, ".next", "BUILD_ID"), "utf8").trim();
  const page = `/projects/${project.id}`;
  const ways = [page, `${page}/people`, `${page}/settings`, `${page}/review`].flatMap((path) => [
    path,
    `${path}.rsc`,
    `${path}.txt`,
    `${path}?_rsc=1abc2`,
    `${path}.segments/_full.segment.rsc`,
    `${path}.segments/_tree.segment.rsc`,
    `/_next/data/${build}${path}.json`,
    `/en${path}`,
    `/.${path}`,
    path.replaceAll("/", "%2F").replace("%2F", "/"),
  ]);
  const headers: Record<string, string>[] = [
    {},
    { rsc: "1" },
    { rsc: "1", "next-router-prefetch": "1" },
    { rsc: "1", "next-router-segment-prefetch": "/_tree" },
    { rsc: "1", "next-router-state-tree": encodeURIComponent(JSON.stringify(["", {}, null, "refetch"])) },
    { "x-nextjs-data": "1" },
    { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
    { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
    { "x-forwarded-for": "127.0.0.1", "x-forwarded-host": "127.0.0.1", "x-original-url": page },
  ];
  const anybody = await nobody(lead.url);
  const given: string[] = [];
  for (const path of ways) {
    for (const header of headers) {
      for (const [who, api] of [
        ["nobody", anybody],
        ["stranger", stranger.api],
      ] as const) {
        const answer = await api.get(path, { headers: header, maxRedirects: 0 });
        if (hasSecret(await answer.text())) given.push(`${who} ${path} ${JSON.stringify(header)}`);
      }
      // Annotators know the project's name and guideline; who leads it is for its leads.
      const answer = await annotator.api.get(path, { headers: header, maxRedirects: 0 });
      if ((await answer.text()).includes("Xylophone"))
        given.push(`annotator ${path} ${JSON.stringify(header)}`);
    }
  }
  expect(given).toEqual([]);
});

test("a request from another site changes nothing, whoever's cookie it carries", async () => {
  const before = await rowCounts();
  const json = { "content-type": "application/json" };
  for (const headers of [
    { ...json, origin: "https://elsewhere.example" },
    { ...json, origin: "null" },
    { ...json, origin: lead.url, "sec-fetch-site": "cross-site" },
    { ...json, origin: lead.url, "sec-fetch-site": "same-site" },
  ]) {
    const answer = await lead.api.post(`/api/projects/${project.id}/invitations`, {
      headers,
      data: { role: "lead" },
    });
    expect([answer.status(), (await answer.json()).code], JSON.stringify(headers)).toEqual([
      403,
      "foreign-origin",
    ]);
  }
  const text = await lead.api.post(`/api/projects/${project.id}/invitations`, {
    headers: { "content-type": "text/plain" },
    data: '{"role":"lead"}',
  });
  expect(text.status()).toBe(415);
  expect(await rowCounts()).toEqual(before);
});

function hasSecret(text: string): boolean {
  return secrets.some((secret) => text.includes(secret));
}

/** Every method of every route file of the API, but next-auth's own. */
function apiRoutes(): { path: string; method: string }[] {
  const folder = join(repository, "app", "api");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith("route.ts") && !file.startsWith("auth"),
  );
  return files.sort().flatMap((file) => {
    const path = `/api/${file.replaceAll("\\", "/").replace(/\/route\.ts$/, "")}`;
    const text = readFileSync(join(folder, file), "utf8");
    const methods = [...text.matchAll(/export (?:const|async function|function) ([A-Z]+)\b/g)];
    expect(methods.length, `${file} exports methods in the usual form`).toBeGreaterThan(0);
    return methods.map(([, method = ""]) => ({ path, method }));
  });
}

async function rowCounts(): Promise<Record<string, number>> {
  const tables = [
    "project",
    "member",
    "invitation",
    "import",
    "run",
    "queue",
    "decision",
    "retraction",
    "endpoint",
    "scoring",
    "allowed_origin",
    "guideline",
    "practice_pair",
    "practice_answer",
    "sight",
  ];
  const sql = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(", ");
  const leases = "(select count(*)::int from assignment where state <> 'open') as leases";
  const [row] = await rowsOf<Record<string, number>>(`select ${sql}, ${leases}`);
  return row ?? {};
}
