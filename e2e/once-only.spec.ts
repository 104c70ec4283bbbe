import { decisionsOf, rowsOf } from "./database.ts";
import { expect, test } from "./journey.ts";
import type { Person } from "./person.ts";
import { inviteTo, makeReview, type Project, type Queue, reviewPath } from "./project.ts";
import { ReviewPage } from "./review-page.ts";
import { mathRows } from "./rows.ts";

let project: Project;
let queue: Queue;
let annotator: Person;

test.beforeAll(async ({ house }) => {
  ({ project, queue } = await makeReview(house.admin, {
    name: "Once only",
    rows: mathRows(89, ["en", "ar"]),
  }));
});

test.beforeEach(async () => {
  annotator = await inviteTo(project, "annotator", ["ar"]);
});

const decisions = () => decisionsOf(project.id, { person: annotator.name });

test("a decision whose answer was lost is sent again and is one row", async ({ browse, watch }) => {
  watch.expect(/net::ERR_FAILED/);
  const page = await browse(annotator);
  const sent: string[] = [];
  await page.route("**/decisions", async (route) => {
    sent.push(route.request().postDataJSON().id);
    if (sent.length > 2) return route.continue();
    await route.fetch();
    await route.abort();
  });
  const review = new ReviewPage(page);
  await page.goto(reviewPath(project, queue, "ar"));
  const pair = await review.judge("1");
  await expect(review.saveState).toHaveText("All saved");
  expect(sent).toHaveLength(3);
  expect(new Set(sent).size).toBe(1);
  expect(await decisions()).toMatchObject([
    { id: sent[0], assignment_id: pair.assignmentId, choice: "left" },
  ]);
});

test("a held key, a bounced key and a double click judge one pair each", async ({ browse }) => {
  const page = await browse(annotator);
  const review = new ReviewPage(page);
  await page.goto(reviewPath(project, queue, "ar"));

  const held = await review.read();
  await review.settle();
  for (let n = 0; n < 5; n += 1) {
    await page.keyboard.down("1");
    await review.settle();
  }
  await page.keyboard.up("1");
  await review.gone(held);

  const bounced = await review.read();
  await review.settle();
  // In the page itself: two presses from outside may lie further apart than any bounce, on a machine with much to do.
  await page.evaluate(async () => {
    for (const kind of ["keydown", "keyup", "keydown", "keyup"]) {
      document.body.dispatchEvent(new KeyboardEvent(kind, { key: "2", code: "Digit2", bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  });
  await review.gone(bounced);

  const clicked = await review.read();
  await review.settle();
  await page.getByRole("button", { name: "Both good" }).dblclick({ delay: 100 });
  await review.gone(clicked);

  await review.read();
  await expect(review.saveState).toHaveText("All saved");
  expect((await decisions()).map(({ assignment_id, choice }) => [assignment_id, choice])).toEqual([
    [held.assignmentId, "left"],
    [bounced.assignmentId, "right"],
    [clicked.assignmentId, "both-good"],
  ]);
});

test("what is decided in one tab is gone from the other, and nothing is decided twice", async ({
  browse,
}) => {
  const page = await browse(annotator);
  const tabs = [new ReviewPage(page), new ReviewPage(await page.context().newPage())] as const;
  for (const tab of tabs) {
    await tab.page.goto(reviewPath(project, queue, "ar"));
    await tab.read();
  }
  const judged: number[] = [];
  for (const [here, there] of [tabs, [tabs[1], tabs[0]], tabs] as const) {
    const pair = await here.read();
    expect((await there.read()).assignmentId).toBe(pair.assignmentId);
    await here.judge("1");
    await there.gone(pair);
    judged.push(pair.assignmentId);
  }
  for (const tab of tabs) {
    await tab.read();
    await expect(tab.saveState).toHaveText(/All saved|Nothing unsaved/);
    await expect(tab.page.getByRole("button", { name: "Put away" })).toHaveCount(0);
  }
  expect((await decisions()).map(({ assignment_id }) => assignment_id)).toEqual(judged);
});

test("what one person could not send is kept for them, and never sent as another's", async ({
  browse,
  watch,
}) => {
  watch.expect(/status of 401/);
  const other = await inviteTo(project, "annotator", ["ar"]);
  const page = await browse(annotator);
  const review = new ReviewPage(page);
  await page.goto(reviewPath(project, queue, "ar"));
  await review.read();
  await rowsOf(
    `update session set ended_at = now() where user_id = (select id from "user" where name = $1)`,
    [annotator.name],
  );
  const pair = await review.judge("2");
  await expect(review.saveState).toHaveText("Signed out, 1 decision kept in this browser");

  for (const person of [other, annotator]) {
    await page.goto("/sign-in");
    await page.getByLabel("Name").fill(person.name);
    await page.getByLabel("Password").fill(person.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: "Review", exact: true })).toBeVisible();
    await page.getByRole("link", { name: /Arabic/ }).click();
    await review.read();
    await expect(review.saveState).toHaveText(person === annotator ? "All saved" : "Nothing unsaved");
    if (person === other) expect(await decisions()).toEqual([]);
    await page.context().clearCookies();
  }
  expect(await decisionsOf(project.id, { person: other.name })).toEqual([]);
  expect(await decisions()).toMatchObject([{ assignment_id: pair.assignmentId, choice: "right" }]);
});
