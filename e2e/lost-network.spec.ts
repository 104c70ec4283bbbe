import type { Page } from "@playwright/test";
import { decisionsOf, rowsOf } from "./database.ts";
import { expect, test } from "./journey.ts";
import { answerOf, type Person } from "./person.ts";
import { inviteTo, makeReview, type Project, type Queue, reviewPath } from "./project.ts";
import { type Claimed, ReviewPage } from "./review-page.ts";
import { generalRows, mathRows } from "./rows.ts";

let project: Project;
let queue: Queue;
let annotator: Person;

test.beforeAll(async ({ house }) => {
  ({ project, queue } = await makeReview(house.admin, {
    name: "Lost network",
    rows: mathRows(200, ["en", "ar"]),
  }));
});

test.beforeEach(async ({ watch }) => {
  // What the journey before has claimed is free again.
  await rowsOf("update assignment set leased_until = now() where queue_id = $1 and state = 'leased'", [
    queue.id,
  ]);
  annotator = await inviteTo(project, "annotator", ["ar"]);
  watch.expect(/net::ERR_(INTERNET_DISCONNECTED|FAILED)/);
});

const keys = { 1: "left", 2: "right", 3: "both-good" } as const;

/** Opens the review and waits until this browser has all that it needs to open it again. */
async function openToKeep(page: Page): Promise<ReviewPage> {
  const review = new ReviewPage(page);
  await page.goto(reviewPath(project, queue, "ar"));
  await review.read();
  await expect.poll(() => review.claimed.length).toBeGreaterThan(32);
  await expect.poll(() => keptIn(page)).toMatchObject({ pages: 1, pairs: review.claimed.length });
  return review;
}

/** What lies in this browser, whoever's it is: pages, and the texts of pairs. */
async function keptIn(page: Page): Promise<{ pages: number; pairs: number; ids: number[] }> {
  const { pages, ids } = await page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("pairity-pages-"));
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    const databases = await indexedDB.databases();
    if (!databases.some(({ name }) => name === "pairity-pairs"))
      return { pages: keys.flat().length, ids: [] };
    const ids = await new Promise<number[]>((resolve, reject) => {
      const opening = indexedDB.open("pairity-pairs");
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const reading = opening.result.transaction("pairs").objectStore("pairs").getAllKeys();
        reading.onsuccess = () => resolve(reading.result.map((key) => Number(Array.isArray(key) && key[1])));
        reading.onerror = () => reject(reading.error);
        opening.result.close();
      };
    });
    return { pages: keys.flat().length, ids };
  });
  return { pages, ids, pairs: ids.length };
}

async function judgeInTurn(review: ReviewPage, count: number): Promise<[Claimed, string][]> {
  const judged: [Claimed, string][] = [];
  for (let n = 0; n < count; n += 1) {
    const key = ((n % 3) + 1) as keyof typeof keys;
    judged.push([await review.judge(String(key)), keys[key]]);
  }
  return judged;
}

test("thirty decisions made without a network survive a reload without one, more follow, and all arrive in their order", async ({
  browse,
}) => {
  const page = await browse(annotator);
  const review = await openToKeep(page);
  await page.context().setOffline(true);
  const judged = await judgeInTurn(review, 30);
  await expect(review.saveState).toHaveText("Offline, 30 decisions kept in this browser");
  expect(await decisionsOf(project.id, { person: annotator.name })).toEqual([]);

  await page.reload();
  await expect(review.saveState).toHaveText("Offline, 30 decisions kept in this browser");
  const next = await review.read();
  expect(judged.map(([pair]) => pair.assignmentId)).not.toContain(next.assignmentId);
  await review.settle();
  await page.keyboard.press("z");
  const [last] = judged.at(-1) ?? [];
  expect((await review.read()).assignmentId, "undo goes back behind the reload").toBe(last?.assignmentId);
  judged.push([await review.judge("2"), "right"], ...(await judgeInTurn(review, 2)));
  await expect(review.saveState).toHaveText("Offline, 34 decisions kept in this browser");

  await page.context().setOffline(false);
  await expect(review.saveState).toHaveText("All saved");
  const rows = await decisionsOf(project.id, { person: annotator.name });
  expect(rows.map(({ assignment_id, choice }) => [assignment_id, choice])).toEqual(
    judged.map(([pair, choice]) => [pair.assignmentId, choice]),
  );
  expect(rows.filter(({ retracted }) => retracted).map(({ assignment_id }) => assignment_id)).toEqual([
    last?.assignmentId,
  ]);
  expect(rows.every(({ counted }) => counted)).toBe(true);
  await judgeInTurn(review, 3);
  await expect(review.saveState).toHaveText("All saved");
  const told = new Set(judged.map(([pair]) => pair.assignmentId));
  const keptAndTold = async () => (await keptIn(page)).ids.filter((id) => told.has(id));
  await expect.poll(keptAndTold, "what the server has is dropped").toEqual([]);
  expect((await keptIn(page)).pairs).toBeGreaterThan(20);
});

test("texts are set as they are meant after a reload without a network, too", async ({ house, browse }) => {
  const marked = await makeReview(house.admin, {
    name: "Set offline",
    rows: generalRows(6, ["en", "ar"], (n, _, sample) => `# عنوان ${n}\n\n- **أول** ${sample}\n- ثان`),
  });
  const page = await browse(await inviteTo(marked.project, "annotator", ["ar"]));
  const strong = page.locator(".set strong").first();
  await page.goto(reviewPath(marked.project, marked.queue, "ar"));
  await expect(strong).toBeVisible();
  await expect.poll(() => keptIn(page)).toMatchObject({ pages: 1, pairs: 6 });
  await page.context().setOffline(true);
  await page.reload();
  await expect(strong).toBeVisible();
});

test("online, the page and its policy are the server's and never the kept ones", async ({ browse }) => {
  const page = await browse(annotator);
  const review = await openToKeep(page);
  await answerOf(
    project.lead.api.put(`/api/projects/${project.id}/guideline`, {
      data: { from: 0, text: "Quite another guideline" },
    }),
  );
  const answer = await page.reload();
  expect(answer?.fromServiceWorker()).toBe(true);
  await review.read();
  await page.keyboard.press("g");
  await expect(page.getByRole("dialog")).toContainText("Quite another guideline");
});

test("without a network and without having been here before, there is nothing to open", async ({
  browse,
}) => {
  const page = await browse(annotator);
  await openToKeep(page);
  await page.context().setOffline(true);
  await expect(page.goto(`/projects/${project.id}/review/${queue.id}/en`)).rejects.toThrow(/ERR_/);
});

test("at sign-out, and when somebody else comes in, no page and no text of the one before is left", async ({
  browse,
}) => {
  const other = await inviteTo(project, "annotator", ["ar"]);
  const page = await browse(annotator);
  await openToKeep(page);
  await page.goto(`/projects/${project.id}/review`);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  expect(await keptIn(page)).toMatchObject({ pages: 0, pairs: 0 });

  await page.context().addCookies(annotator.state.cookies);
  const again = await browse(await inviteTo(project, "annotator", ["ar"]));
  await openToKeep(again);
  await again.context().clearCookies();
  await again.context().addCookies(other.state.cookies);
  await openToKeep(again);
  const owners = await again.evaluate(async () =>
    (await caches.keys()).filter((name) => name.startsWith("pairity-pages-")),
  );
  expect(owners).toHaveLength(1);
});

test("a session that is over takes what was kept along, and what waits to be sent stays", async ({
  browse,
  watch,
}) => {
  watch.expect(/status of 401/);
  const page = await browse(annotator);
  const review = await openToKeep(page);
  await page.context().clearCookies();
  await review.judge("1");
  await expect(review.saveState).toHaveText("Signed out, 1 decision kept in this browser");
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect.poll(() => keptIn(page)).toMatchObject({ pages: 0, pairs: 0 });
  await page.getByLabel("Name").fill(annotator.name);
  await page.getByLabel("Password").fill(annotator.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: /Arabic/ }).click();
  await expect(review.saveState).toHaveText("All saved");
  expect(await decisionsOf(project.id, { person: annotator.name })).toHaveLength(1);
});
