import type { APIRequestContext, Page } from "@playwright/test";
import { rowsOf } from "./database.ts";
import { expect, test } from "./journey.ts";
import { answerOf, type Person } from "./person.ts";
import { inviteTo, makeReview, type Project, type Queue, reviewPath } from "./project.ts";
import { ReviewPage } from "./review-page.ts";
import { mathRows } from "./rows.ts";

type Slot = { assignmentId: number; prompt: string; left: string };

/** Judges every pair of a language through the API: for the method's choice, or against it. */
async function judgeAll(
  api: APIRequestContext,
  { id }: Project,
  queue: Queue,
  language: string,
  agreeing: boolean,
): Promise<void> {
  const base = `/api/projects/${id}/queues/${queue.id}`;
  const { pairs } = await answerOf<{ pairs: Slot[] }>(
    api.post(`${base}/claims`, { data: { language, count: 50 } }),
  );
  for (const { assignmentId } of pairs) {
    const [row] = await rowsOf<{ left: boolean }>(
      `select chosen_left(q.side_seed, a.pair_id, a.slot) as left from assignment a
       join queue q on q.id = a.queue_id where a.id = $1`,
      [assignmentId],
    );
    const choice = row?.left === agreeing ? "left" : "right";
    const data = { id: crypto.randomUUID(), assignmentId, choice, durationMs: 3000 };
    await answerOf(api.post(`${base}/decisions`, { data }));
  }
}

/** The key of the side on which a text stands, or of the other one. */
async function keyOf(page: Page, text: string, agreeing = true): Promise<"1" | "2"> {
  const left = (await page.getByTestId("response-left").textContent()) ?? "";
  return left.includes(text) === agreeing ? "1" : "2";
}

const pairsOf = ({ id }: Project, language: string) =>
  rowsOf<{ id: number; chosen: string; prompt: string }>(
    `select p.id, c.text as chosen, t.text as prompt from pair p
     join response c on c.id = p.chosen_id
     join prompt_text t on t.prompt_id = p.prompt_id and t.language = p.language
     where p.project_id = $1 and p.language = $2 order by p.id`,
    [id, language],
  );

test("practice comes first, then real work, then the siblings; the lead sees where languages differ and sends them back", async ({
  house,
  browse,
}) => {
  const { project, queue } = await makeReview(house.admin, {
    name: "Siblings",
    guideline: "Right before beautiful.",
    rows: mathRows(3, ["en", "ar", "ja", "sw"]),
  });
  await answerOf(
    house.admin.api.put(`/api/projects/${project.id}/guideline`, {
      data: {
        from: 1,
        text: "Right before beautiful.",
        language: "en",
        texts: { sw: "Sahihi kabla ya kupendeza." },
      },
    }),
  );
  const swahili = await pairsOf(project, "sw");

  // A lead takes two pairs into the practice round, from their pages.
  const lead = await browse(house.admin);
  for (const { id } of swahili.slice(0, 2)) {
    await lead.goto(`/projects/${project.id}/pairs/${id}`);
    await lead.getByRole("button", { name: "Use for practice" }).click();
    const dialog = lead.getByRole("dialog", { name: "Practice pair" });
    await dialog.getByLabel("The method’s choice is better").check();
    await dialog.getByLabel("Why?").fill("because it counts right.");
    await dialog.getByRole("button", { name: "Add to the practice round" }).click();
    await expect(lead.getByRole("button", { name: "Practice pair" })).toBeVisible();
  }

  const zuri = await inviteTo(project, "annotator", ["sw", "ar"], "Zuri");
  await refusedBeforePractice(zuri, project, queue);
  const page = await browse(zuri);
  const review = new ReviewPage(page);
  await page.goto(reviewPath(project, queue, "sw"));
  await expect(page).toHaveURL(/\/practice\/sw/);
  await expect(page.getByText("These pairs are practice")).toBeVisible();
  await page.keyboard.press("g");
  await expect(page.getByRole("dialog", { name: "Guideline" })).toContainText("Right before beautiful.");
  await page.getByLabel("Language of the guideline").selectOption({ label: "Swahili" });
  await expect(page.getByRole("dialog").locator('[lang="sw"]')).toHaveText("Sahihi kabla ya kupendeza.");
  await page.keyboard.press("Escape");

  await review.settle();
  await page.keyboard.press(await keyOf(page, swahili[0]?.chosen ?? "", false));
  await expect(page.getByTestId("feedback")).toContainText("The project sees this one differently.");
  await expect(page.getByTestId("feedback")).toContainText("because it counts right.");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("progress")).toHaveText("2 of 2");
  await review.settle();
  await page.keyboard.press(await keyOf(page, swahili[1]?.chosen ?? ""));
  await expect(page.getByTestId("feedback")).toContainText("You agree with the project.");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("practice-score")).toContainText("1 of 2 pairs");

  // Real work begins, and the siblings open with one's own decision.
  const others = await inviteTo(project, "annotator", ["ja"], "Kenta");
  await judgeAll(others.api, project, queue, "ja", false);
  await page.getByRole("link", { name: "Go on to the pairs" }).click();
  await expect(page).toHaveURL(new RegExp(`/review/${queue.id}/sw`));
  const first = await review.read();
  await page.keyboard.press("s");
  await expect(page.getByRole("dialog")).toContainText("Decide a pair first");
  await page.keyboard.press("Escape");
  const known = swahili.find(({ prompt }) => first.prompt === prompt);
  await review.judge(await keyOf(page, known?.chosen ?? ""));
  await expect(review.saveState).toHaveText("All saved");
  await page.keyboard.press("s");
  const dialog = page.getByRole("dialog", { name: "The same prompt in other languages" });
  await expect(dialog.getByTestId("siblings")).toContainText("you accepted");
  await expect(dialog.getByTestId("sibling-ar")).toContainText("Yours to judge");
  await expect(dialog.getByTestId("sibling-ja")).toContainText("1 swapped");
  await dialog.getByTestId("sibling-ja").locator("summary").click();
  await expect(dialog.getByText("The method’s choice")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("z");
  await expect.poll(async () => (await review.read()).prompt).toBe(first.prompt);
  await review.judge(await keyOf(page, known?.chosen ?? ""));
  await expect(review.saveState).toHaveText("All saved");
  const decided = await rowsOf<{ informed: boolean }>(
    `select d.informed from decision d join pair p on p.id = d.pair_id
     where d.project_id = $1 and p.language = 'sw' order by d.decided_at`,
    [project.id],
  );
  // The first pair was one of the practice round: whoever practised it is informed from the beginning.
  expect(decided.map(({ informed }) => informed)).toEqual([true, true]);

  // The lead sees it by language, and asks once more.
  await lead.goto(`/projects/${project.id}/review`);
  await lead.getByRole("link", { name: "Siblings" }).click();
  const row = lead.getByTestId("sibling-row").first();
  await expect(row).toContainText("accepted");
  await expect(row).toContainText("swapped");
  await row.getByRole("button", { name: /Send all languages/ }).click();
  await expect(row.getByTestId("sent")).toContainText("2 pairs get another opinion");
  await expect(row.getByText("in review").first()).toBeVisible();
  const second = await inviteTo(project, "annotator", ["ja"], "Yui");
  const claimed = await answerOf<{ pairs: Slot[]; left: number; total: number }>(
    second.api.post(`/api/projects/${project.id}/queues/${queue.id}/claims`, {
      data: { language: "ja", count: 5 },
    }),
  );
  expect([claimed.pairs.length, claimed.left, claimed.total]).toEqual([1, 1, 4]);

  await lead.goto(`/projects/${project.id}/settings/practice`);
  await expect(lead.getByTestId("practice-person").filter({ hasText: "Zuri" })).toContainText("1 of 2 agree");
});

async function refusedBeforePractice(person: Person, project: Project, queue: Queue): Promise<void> {
  const answer = await person.api.post(`/api/projects/${project.id}/queues/${queue.id}/claims`, {
    data: { language: "sw" },
  });
  expect([answer.status(), (await answer.json()).code]).toEqual([409, "practice-first"]);
}

test("a lead writes the guideline by language and the reasons of the project, and decisions keep both", async ({
  house,
  browse,
}) => {
  const { project, queue } = await makeReview(house.admin, {
    name: "House rules",
    rows: mathRows(2, ["en", "sw"]),
  });
  const lead = await browse(house.admin);
  await lead.goto(`/projects/${project.id}/settings/guideline`);
  await lead.getByLabel("For everybody else").fill("Right first.");
  await lead.getByLabel("Text", { exact: true }).selectOption({ label: "Swahili" });
  await lead.getByLabel("Swahili", { exact: true }).fill("Sahihi kwanza.");
  await lead.getByRole("button", { name: "Save as a new version" }).click();
  await expect(lead.getByText("Version 1 holds now.")).toBeVisible();
  await lead.getByLabel("Swahili", { exact: true }).fill("Sahihi kwanza kabisa.");
  await lead.getByRole("button", { name: "Save as a new version" }).click();
  await expect(lead.getByText("Version 2 holds now.")).toBeVisible();
  await lead.getByText("Version 1", { exact: true }).click();
  await expect(lead.getByText("Right first.").last()).toBeVisible();

  await lead.getByRole("link", { name: "Reasons" }).click();
  await lead.getByRole("button", { name: "Remove “Format”" }).click();
  await lead.getByLabel("A reason of your own").fill("Rude");
  await lead.getByRole("button", { name: "Add", exact: true }).click();
  await lead.getByRole("button", { name: "Save" }).click();
  await expect(lead.getByText("Saved.")).toBeVisible();

  const annotator = await inviteTo(project, "annotator", ["sw"], "Baraka");
  const page = await browse(annotator);
  const review = new ReviewPage(page);
  await page.goto(reviewPath(project, queue, "sw"));
  await review.read();
  await page.keyboard.press("g");
  await expect(page.getByRole("dialog", { name: "Guideline" })).toContainText("Sahihi kwanza kabisa.");
  await page.keyboard.press("Escape");
  await review.settle();
  await page.keyboard.press("4");
  await expect(page.getByTestId("reasons")).toContainText("Rude");
  await expect(page.getByTestId("reasons")).not.toContainText("Format");
  await page.keyboard.press("Escape");
  await review.reject("4", ["8"]);
  await expect(review.saveState).toHaveText("All saved");

  // A reason that is offered no longer still reads well where it was given.
  await lead.getByRole("button", { name: "Remove “Rude”" }).click();
  await lead.getByRole("button", { name: "Save" }).click();
  await expect(lead.getByText("Saved.")).toBeVisible();
  const [decision] = await rowsOf<{ pair_id: number; guideline_version: number }>(
    "select pair_id, guideline_version from decision where project_id = $1",
    [project.id],
  );
  expect(decision?.guideline_version).toBe(2);
  await lead.goto(`/projects/${project.id}/pairs/${decision?.pair_id}`);
  await expect(lead.getByTestId("life")).toContainText(/rude/i);
});
