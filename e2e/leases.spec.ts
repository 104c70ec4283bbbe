import { decisionsOf, rowsOf } from "./database.ts";
import { expect, test } from "./journey.ts";
import { inviteTo, makeReview, reviewPath } from "./project.ts";
import { ReviewPage } from "./review-page.ts";
import { mathRows } from "./rows.ts";

async function open(house: { admin: Parameters<typeof makeReview>[0] }, name: string) {
  return makeReview(house.admin, { name, rows: mathRows(8, ["en", "ar"]), policy: { leaseMinutes: 10 } });
}

test("before the leases end one is told, and whatever one does keeps the pairs", async ({
  house,
  browse,
}) => {
  const { project, queue } = await open(house, "Long reading");
  const annotator = await inviteTo(project, "annotator", ["ar"]);
  const page = await browse(annotator);
  await page.clock.install();
  const review = new ReviewPage(page);
  await page.goto(reviewPath(project, queue, "ar"));
  const pair = await review.read();
  const leaseOf = async () =>
    (
      await rowsOf<{ leased_until: Date }>("select leased_until from assignment where id = $1", [
        pair.assignmentId,
      ])
    )[0]?.leased_until;
  const first = await leaseOf();

  await page.clock.fastForward("07:00");
  await expect(page.getByTestId("lease")).toHaveCount(0);
  await page.clock.fastForward("01:30");
  await expect(page.getByTestId("lease")).toContainText("Anything that you do here keeps them.");
  await page.mouse.move(200, 300);
  await page.mouse.move(210, 310);
  await expect(page.getByTestId("lease")).toHaveCount(0);
  await expect.poll(leaseOf).not.toEqual(first);

  await page.clock.fastForward("09:00");
  await page.getByRole("button", { name: "Keep them" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("lease")).toHaveCount(0);

  await page.clock.fastForward("11:00");
  await expect(page.getByTestId("lease")).toContainText("You were away for longer");
  expect((await review.read()).assignmentId).toBe(pair.assignmentId);
  await review.judge("1");
  await expect(review.saveState).toHaveText("All saved");
  expect(await decisionsOf(project.id)).toMatchObject([{ assignment_id: pair.assignmentId, counted: true }]);
});

test("a lease that ran out costs nothing while nobody else came", async ({ house, browse }) => {
  const { project, queue } = await open(house, "Expired alone");
  const annotator = await inviteTo(project, "annotator", ["ar"]);
  const page = await browse(annotator);
  const review = new ReviewPage(page);
  await page.goto(reviewPath(project, queue, "ar"));
  await review.read();
  await expireLeases(queue.id);
  const judged = [await review.judge("1"), await review.judge("2")];
  await expect(review.saveState).toHaveText("All saved");
  await expect(page.getByTestId("uncounted")).toHaveCount(0);
  expect(await decisionsOf(project.id)).toMatchObject(
    judged.map(({ assignmentId }) => ({ assignment_id: assignmentId, counted: true })),
  );
});

test("of pairs that a rival has by now the one on screen says so, the others leave, and what was decided is kept", async ({
  house,
  browse,
}) => {
  const { project, queue } = await open(house, "Expired with a rival");
  const [slow, rival] = [
    await inviteTo(project, "annotator", ["ar"]),
    await inviteTo(project, "annotator", ["ar"]),
  ];
  const page = await browse(slow);
  await page.clock.install();
  const review = new ReviewPage(page);
  await page.goto(reviewPath(project, queue, "ar"));
  const reading = await review.read();
  await expireLeases(queue.id);
  const other = new ReviewPage(await browse(rival));
  await other.page.goto(reviewPath(project, queue, "ar"));
  const taken = await other.read();
  expect(taken.assignmentId).toBe(reading.assignmentId);

  await page.clock.fastForward("11:00");
  await page.mouse.move(200, 300);
  await page.mouse.move(210, 310);
  const line = page.getByTestId("lease");
  await expect(line).toContainText("Somebody else has this pair by now.");
  expect((await review.read()).assignmentId, "nobody loses what they are reading").toBe(reading.assignmentId);
  await review.reject("4", ["1"]);
  await expect(line).toHaveCount(0);
  await expect(page.getByTestId("uncounted")).toContainText("Your decision is kept and does not count.");
  const rivals = new Set(other.claimed.map(({ assignmentId }) => assignmentId));
  expect(rivals).not.toContain((await review.read()).assignmentId);

  await other.judge("1");
  await expect(other.saveState).toHaveText("All saved");
  const rows = await decisionsOf(project.id);
  expect(rows.map(({ assignment_id, choice, counted }) => [assignment_id, choice, counted])).toEqual([
    [reading.assignmentId, "both-bad", false],
    [reading.assignmentId, "left", true],
  ]);
});

test("a pair that a rival has can be passed by", async ({ house, browse }) => {
  const { project, queue } = await open(house, "Passed by");
  const [slow, rival] = [
    await inviteTo(project, "annotator", ["ar"]),
    await inviteTo(project, "annotator", ["ar"]),
  ];
  const page = await browse(slow);
  await page.clock.install();
  const review = new ReviewPage(page);
  await page.goto(reviewPath(project, queue, "ar"));
  const reading = await review.read();
  await expireLeases(queue.id);
  const other = new ReviewPage(await browse(rival));
  await other.page.goto(reviewPath(project, queue, "ar"));
  await other.read();
  await page.clock.fastForward("11:00");
  await page.mouse.move(200, 300);
  await page.mouse.move(210, 310);
  await page.getByRole("button", { name: "Next pair" }).click();
  await review.gone(reading);
  await expect(page.getByTestId("lease")).toHaveCount(0);
  expect(await decisionsOf(project.id)).toEqual([]);
});

/** Of eight pairs an annotator holds six; the first three of them are free for others from here on. */
async function expireLeases(queueId: string): Promise<void> {
  await rowsOf(
    `update assignment set leased_until = now() - interval '1 second'
     where id in (
       select id from assignment where queue_id = $1 and state = 'leased' order by priority, id limit 3)`,
    [queueId],
  );
}
