import { decisionsOf } from "./database.ts";
import { expect, test } from "./journey.ts";
import { inviteTo, makeReview, type Project, type Queue, reviewPath } from "./project.ts";
import { ReviewPage } from "./review-page.ts";
import { mathRows } from "./rows.ts";

let project: Project;
let queue: Queue;

test.beforeAll(async ({ house }) => {
  ({ project, queue } = await makeReview(house.admin, {
    name: "Server trouble",
    rows: mathRows(90, ["en", "ar"]),
  }));
});

test("a decision on which the server fails for ever is set aside and kept, and the others go on", async ({
  browse,
  watch,
}) => {
  watch.expect(/status of 500/);
  const annotator = await inviteTo(project, "annotator", ["ar"]);
  const page = await browse(annotator);
  const review = new ReviewPage(page);
  let broken: number | undefined;
  await page.context().route("**/decisions", async (route) => {
    const { assignmentId } = route.request().postDataJSON();
    broken ??= assignmentId;
    if (assignmentId !== broken) return route.continue();
    await route.fulfill({
      status: 500,
      contentType: "application/problem+json",
      json: { code: "internal", title: "Something went wrong on our side.", status: 500 },
    });
  });
  await page.goto(reviewPath(project, queue, "ar"));
  const judged = [await review.judge("1"), await review.judge("2"), await review.judge("3")];
  await expect(review.saveState).toHaveText("1 not stored", { timeout: 20_000 });
  await expect(page.getByText("One decision could not be stored")).toBeVisible();
  const decided = async () =>
    (await decisionsOf(project.id, { person: annotator.name })).map(({ assignment_id }) => assignment_id);
  expect(await decided()).toEqual(judged.slice(1).map(({ assignmentId }) => assignmentId));

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy for an admin" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  expect(copied).toMatchObject([{ kind: "decision", body: { assignmentId: broken, choice: "left" } }]);

  await page.reload();
  expect((await review.read()).assignmentId).not.toBe(broken);
  await expect(review.saveState).toHaveText("1 not stored", { timeout: 20_000 });
  await page.context().unroute("**/decisions");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(review.saveState).toHaveText("All saved");
  expect((await decided()).toSorted()).toEqual(judged.map(({ assignmentId }) => assignmentId).toSorted());
});

test("a page goes on beside a newer server whose files have other names, and says so once", async ({
  browse,
  watch,
}) => {
  watch.expect(/status of 404/, /ChunkLoadError|Failed to load chunk/);
  const annotator = await inviteTo(project, "annotator", ["ar"]);
  const page = await browse(annotator);
  const review = new ReviewPage(page);
  await page.goto(reviewPath(project, queue, "ar"));
  const judged = [await review.judge("1")];
  // The dialogs are fetched when the page has time, which it has had by now.
  const guideline = page.getByRole("dialog", { name: "Guideline" });
  await page.keyboard.press("g");
  await expect(guideline).toBeVisible();
  await page.keyboard.press("Escape");
  // As after the start of another build: the files of this one are gone, and the server calls itself something else.
  await page.context().route("**/_next/static/**", (route) => route.fulfill({ status: 404, body: "" }));
  await page
    .context()
    .route("**/api/health", (route) => route.fulfill({ json: { status: "ok", build: "newer" } }));
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(page.getByTestId("new-version")).toContainText("Reload when it suits you");
  for (let n = 0; n < 8; n += 1) judged.push(await review.judge("2"));
  await page.keyboard.press("?");
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await expect(guideline).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("d");
  judged.push(await review.judge("1"));
  await expect(review.saveState).toHaveText("All saved");
  await expect(page.getByTestId("new-version")).toHaveCount(1);
  const rows = await decisionsOf(project.id, { person: annotator.name });
  expect(rows.map(({ assignment_id }) => assignment_id)).toEqual(
    judged.map(({ assignmentId }) => assignmentId),
  );

  await page.context().unroute("**/_next/static/**");
  await page.context().unroute("**/api/health");
  await page.getByRole("button", { name: "Reload" }).click();
  await review.read();
  await expect(page.getByTestId("new-version")).toHaveCount(0);
});
