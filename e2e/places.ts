import { expect, type Page } from "@playwright/test";
import { startFakeModelServer } from "../lib/server/models/fake-model-server.ts";
import { rowsOf } from "./database.ts";
import { answerOf, type Person } from "./person.ts";
import {
  importRows,
  inviteTo,
  makeProject,
  openQueue,
  type Project,
  type Queue,
  reviewPath,
  runMethod,
  sendFile,
} from "./project.ts";
import { choiceRows, generalRows, jsonl, type Language, mathRows } from "./rows.ts";

const longName = "a-file-with-a-name-that-goes-on-for-quite-a-while-2026-11-21.responses.jsonl";

/** A project with something on each of its pages. */
export type Stage = {
  project: Project;
  queue: Queue;
  /** Two finished runs of two methods. */
  runs: [string, string];
  pairId: number;
  admin: Person;
  annotator: Person;
};

/** A page of the product in one state, and how one knows that it is there. */
export type Place = {
  name: string;
  path: (stage: Stage) => string;
  person: (stage: Stage) => Person | null;
  ready: (page: Page) => Promise<void>;
};

const nobody = () => null;
const admin = (stage: Stage) => stage.admin;
const annotator = (stage: Stage) => stage.annotator;
const at = (path: string) => () => path;
const inProject = (path: string) => (stage: Stage) => `/projects/${stage.project.id}${path}`;
const inReview = (language: string) => (stage: Stage) => reviewPath(stage.project, stage.queue, language);
const heading = (name: string) => (page: Page) =>
  expect(page.getByRole("heading", { name, exact: true })).toBeVisible();
const pairShown = (page: Page) => expect(page.getByTestId("response-left")).toBeVisible();

export const places: Place[] = [
  { name: "sign-in", path: at("/sign-in"), person: nobody, ready: heading("Sign in") },
  { name: "join", path: at("/join#token"), person: nobody, ready: heading("Choose your name and password") },
  {
    name: "nothing here",
    path: inProject("/nowhere"),
    person: admin,
    ready: heading("There is nothing here"),
  },
  { name: "projects", path: at("/projects"), person: admin, ready: heading("Projects") },
  {
    name: "new project",
    path: at("/projects"),
    person: admin,
    ready: async (page) => {
      await page.getByRole("button", { name: "New project" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  },
  {
    name: "board",
    path: inProject(""),
    person: admin,
    ready: async (page) => {
      await page.getByTestId("language-ar").locator("summary").click();
      await expect(page.getByText("2 all agree").first()).toBeVisible();
    },
  },
  {
    name: "agreement",
    path: inProject("/agreement"),
    person: admin,
    ready: heading("By language"),
  },
  {
    name: "queues",
    path: inProject("/queues"),
    person: admin,
    ready: (page) => expect(page.getByRole("columnheader", { name: "Pairs that fit" })).toBeVisible(),
  },
  {
    name: "import",
    path: inProject("/import"),
    person: admin,
    ready: (page) => expect(page.getByRole("cell", { name: "line 2" })).toBeVisible(),
  },
  {
    name: "construct",
    path: inProject("/construct"),
    person: admin,
    ready: async (page) => {
      await page.getByText("What is the paper's, and what is ours").click();
      await expect(page.getByRole("link", { name: "In review" })).toBeVisible();
    },
  },
  {
    name: "a trial",
    path: inProject("/construct"),
    person: admin,
    ready: async (page) => {
      await page.getByRole("button", { name: "Try on 50 prompts" }).click();
      await expect(page.getByTestId("trial-pair")).toBeVisible();
      await page.getByText("The ranking of its responses").click();
    },
  },
  {
    name: "a run",
    path: (stage) => `/projects/${stage.project.id}/runs/${stage.runs[0]}`,
    person: admin,
    ready: async (page) => {
      await expect(page.getByRole("table", { name: "Agreement between methods" })).toBeVisible();
      await expect(page.getByTestId("pair").first()).toBeVisible();
    },
  },
  {
    name: "a run's plots as tables",
    path: (stage) => `/projects/${stage.project.id}/runs/${stage.runs[0]}`,
    person: admin,
    ready: async (page) => {
      for (let n = 0; n < 2; n += 1) await page.getByRole("button", { name: "As a table" }).first().click();
      await page.getByText("Compare with").click();
      await expect(page.getByRole("table", { name: "Margin", exact: true })).toBeVisible();
    },
  },
  {
    name: "two runs compared",
    path: (stage) => `/projects/${stage.project.id}/runs/${stage.runs[1]}/comparison/${stage.runs[0]}`,
    person: admin,
    ready: (page) => expect(page.getByRole("article", { name: "Prompt and pairs" })).toBeVisible(),
  },
  {
    name: "a pair",
    path: (stage) => `/projects/${stage.project.id}/pairs/${stage.pairId}`,
    person: admin,
    ready: async (page) => {
      await page.getByTestId("ranked").last().getByRole("button").click();
      await expect(page.getByTestId("full-response")).toBeVisible();
    },
  },
  {
    name: "responses",
    path: inProject("/responses"),
    person: admin,
    ready: async (page) => {
      await page.getByTestId("response").first().getByRole("button").click();
      await expect(page.getByTestId("full-response")).toBeVisible();
    },
  },
  {
    name: "score",
    path: inProject("/score"),
    person: admin,
    ready: async (page) => {
      await page.getByTestId("scoring").getByText("why").click();
      await expect(page.getByText("1 × refused")).toBeVisible();
      await expect(page.getByTestId("estimate")).toBeVisible();
    },
  },
  {
    name: "a model server that does not answer",
    path: inProject("/score?kind=sample"),
    person: admin,
    ready: async (page) => {
      await page.getByTestId("endpoint").getByRole("button", { name: "Check" }).click();
      await expect(page.getByText("It gave no answer that a scoring can use.")).toBeVisible();
    },
  },
  {
    name: "a new model server whose address is not allowed",
    path: inProject("/score?kind=translate"),
    person: admin,
    ready: async (page) => {
      await page.getByRole("button", { name: "Add a server" }).click();
      await page.getByLabel("Address", { exact: true }).fill("http://models.elsewhere.example/v1");
      await page.getByLabel("Model", { exact: true }).fill("aya");
      await page.getByRole("button", { name: "Add the server" }).click();
      await expect(page.getByText("is not allowed yet")).toBeVisible();
    },
  },
  {
    name: "installation",
    path: at("/settings"),
    person: admin,
    ready: (page) => expect(page.getByRole("button", { name: /^Take http/ }).first()).toBeVisible(),
  },
  { name: "review list", path: inProject("/review"), person: annotator, ready: heading("Review") },
  { name: "review of Arabic", path: inReview("ar"), person: annotator, ready: pairShown },
  {
    name: "review of Japanese, with what differs and a search",
    path: inReview("ja"),
    person: annotator,
    ready: async (page) => {
      await pairShown(page);
      await page.keyboard.press("d");
      await expect(page.getByTestId("differences")).toContainText("differ");
      await page.keyboard.press("/");
      await expect(page.getByRole("search").getByRole("textbox")).toBeFocused();
    },
  },
  {
    name: "a question about a pair",
    path: inReview("ar"),
    person: annotator,
    ready: async (page) => {
      await pairShown(page);
      await page.keyboard.press("q");
      await expect(page.getByRole("dialog", { name: "Ask the lead" })).toBeVisible();
    },
  },
  {
    name: "a review with nothing left",
    path: inReview("ar"),
    person: annotator,
    ready: async (page) => {
      await page.route("**/claims", async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, json: { ...(await response.json()), pairs: [], left: 0 } });
      });
      await page.reload();
      await expect(page.getByRole("link", { name: "Other languages and queues" })).toBeVisible();
    },
  },
  {
    name: "a review that cannot be fetched",
    path: inReview("ar"),
    person: annotator,
    ready: async (page) => {
      await page.route("**/claims", (route) => route.fulfill({ status: 500, body: "" }));
      await page.reload();
      await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
    },
  },
  {
    name: "keys of the review",
    path: inReview("sw"),
    person: annotator,
    ready: async (page) => {
      await pairShown(page);
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
    },
  },
  {
    name: "reasons of a rejection",
    path: inReview("sw"),
    person: annotator,
    ready: async (page) => {
      await pairShown(page);
      await page.getByRole("button", { name: "Both bad" }).click();
      await expect(page.getByTestId("reasons")).toBeVisible();
    },
  },
  {
    name: "people",
    path: inProject("/people"),
    person: admin,
    ready: async (page) => {
      await page.getByLabel("Arabic").check();
      await page.getByRole("button", { name: "Make a link" }).click();
      await expect(page.getByLabel("Send this link to one person")).toBeVisible();
    },
  },
  {
    name: "practice",
    path: inProject("/practice/sw"),
    person: annotator,
    ready: pairShown,
  },
  {
    name: "practice that is done",
    path: inProject("/practice/ar"),
    person: annotator,
    ready: (page) => expect(page.getByTestId("practice-score")).toBeVisible(),
  },
  {
    name: "siblings of a decided pair",
    path: inReview("sw"),
    person: annotator,
    ready: async (page) => {
      await pairShown(page);
      await expect(
        page.getByRole("list", { name: "Last decisions" }).getByRole("button").first(),
      ).toBeVisible();
      await page.keyboard.press("s");
      await page.getByTestId("sibling-ar").locator("summary").first().click();
    },
  },
  {
    name: "siblings",
    path: inProject("/siblings"),
    person: admin,
    ready: (page) => expect(page.getByTestId("sibling-row").first()).toBeVisible(),
  },
  { name: "settings", path: inProject("/settings"), person: admin, ready: heading("Settings") },
  {
    name: "the guideline in settings",
    path: inProject("/settings/guideline"),
    person: admin,
    ready: async (page) => {
      await page.getByText("Version 1", { exact: true }).click();
      await expect(page.locator("details[open]").getByText("Right before beautiful.")).toBeVisible();
    },
  },
  {
    name: "reasons in settings",
    path: inProject("/settings/reasons"),
    person: admin,
    ready: (page) => expect(page.getByTestId("offered")).toBeVisible(),
  },
  {
    name: "practice in settings",
    path: inProject("/settings/practice"),
    person: admin,
    ready: (page) => expect(page.getByTestId("practice-pair").first()).toBeVisible(),
  },
];

const languages: Language[] = ["en", "ar", "ja", "sw"];

/** Responses, skips, a refused import, a run, a queue, some decisions: so that no page is empty. */
export async function setStage(lead: Person): Promise<Stage> {
  const project = await makeProject(lead, {
    name: "Looks: a project whose name is rather long, as names of projects are",
    description: "Everything that a page can show.",
    guideline: "Right before beautiful.",
  });
  const general = (n: number, language: Language, sample: number) =>
    `${language} sample ${sample} about thing ${n}. ${"It goes on and on. ".repeat(200)}`;
  await importRows(project, [
    ...generalRows(3, languages, general),
    ...mathRows(5, languages),
    ...choiceRows(4, 2, languages),
  ]);
  const queue = await openQueue(project);
  const annotator = await inviteTo(project, "annotator", ["ar", "ja", "sw"]);
  for (const language of ["ar", "sw"]) await judgeThree(annotator, project, queue, language);
  // In Japanese somebody rejects what was accepted or swapped in the others: so there are siblings that differ.
  await judgeThree(await inviteTo(project, "annotator", ["ja"], "Noor"), project, queue, "ja", "both-bad");
  await practise(project, annotator);
  const faulty = Buffer.concat([
    jsonl(mathRows(1, ["en"])).subarray(0, 160),
    Buffer.from("\n{bad\n{worse\n"),
  ]);
  await sendFile(project, faulty, longName);
  await scoreSome(project);
  const runs: Stage["runs"] = [
    await runMethod(project, "first-reference", { minMargin: 0.05 }),
    await runMethod(project, "cm-align", { english: true }),
  ];
  return { project, queue, runs, pairId: await judgedPair(project), admin: lead, annotator };
}

/** A pair that somebody has judged, so that its page has everything. */
async function judgedPair({ id }: Project): Promise<number> {
  const [row] = await rowsOf<{ id: number }>(
    "select max(pair_id) as id from decision where project_id = $1 and verdict <> 'reject'",
    [id],
  );
  return row?.id ?? 0;
}

/** A model server that has gone since, and what it gave and refused before. */
async function scoreSome({ id, lead }: Project): Promise<void> {
  const base = `/api/projects/${id}`;
  const server = await startFakeModelServer();
  await answerOf(lead.api.post("/api/allowed-origins", { data: { origin: server.origin } }));
  const name = "A model server whose name is as long as the names of models are";
  const model = "an-organisation/an-aligned-model-of-8-billion-parameters-by-preferences-2026";
  const endpoint = await answerOf<{ id: string }>(
    lead.api.post(`${base}/endpoints`, {
      data: { name, baseUrl: server.baseUrl, model, priceIn: 1, priceOut: 4 },
    }),
  );
  server.fault({ kind: "refused" });
  await answerOf(
    lead.api.post(`${base}/scorings`, {
      data: { kind: "reward", endpointId: endpoint.id, parameters: {} },
    }),
  );
  const state = async () => {
    const [scoring] = await answerOf<{ state: string }[]>(lead.api.get(`${base}/scorings`));
    return scoring?.state;
  };
  await expect.poll(state, { timeout: 20_000 }).toBe("done");
  await server.close();
}

async function judgeThree(
  person: Person,
  project: Project,
  queue: Queue,
  language: string,
  always?: string,
): Promise<void> {
  const base = `/api/projects/${project.id}/queues/${queue.id}`;
  const { pairs } = await answerOf<{ pairs: { assignmentId: number }[] }>(
    person.api.post(`${base}/claims`, { data: { language, count: 3 } }),
  );
  for (const [index, choice] of ["left", "right", "both-good"].entries()) {
    const assignmentId = pairs[index]?.assignmentId;
    const data = {
      id: crypto.randomUUID(),
      assignmentId,
      choice: always ?? choice,
      reasons: always ? ["wrong-fact"] : [],
      durationMs: 4000,
    };
    await answerOf(person.api.post(`${base}/decisions`, { data }));
  }
}

/** A practice pair in Swahili, and one in Arabic that has been answered. */
async function practise({ id, lead }: Project, person: Person): Promise<void> {
  const base = `/api/projects/${id}`;
  for (const language of ["sw", "ar"]) {
    const [pair] = await rowsOf<{ id: number }>(
      "select min(id) as id from pair where project_id = $1 and language = $2",
      [id, language],
    );
    const made = await answerOf<{ id: number }>(
      lead.api.post(`${base}/pairs/${pair?.id}/practice`, {
        data: { expected: "chosen", why: "Because it counts right, and the other one does not." },
      }),
    );
    if (language === "sw") continue;
    await answerOf(
      person.api.post(`${base}/practice/${made.id}/answers`, {
        data: { id: crypto.randomUUID(), attempt: 1, choice: "left", durationMs: 2000 },
      }),
    );
  }
}
