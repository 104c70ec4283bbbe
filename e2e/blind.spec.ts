import type { Response } from "@playwright/test";
import { expect, test } from "./journey.ts";
import { inviteTo, makeReview, reviewPath } from "./project.ts";
import { ReviewPage } from "./review-page.ts";
import { mathRows } from "./rows.ts";

const rows = mathRows(12, ["en", "ar"]).map((row) => ({ ...row, response_id: `key-${row.response_id}` }));
const policy = { showScores: true, showGloss: true, showReference: true };

test("a blind review tells the browser nothing of what the method chose", async ({ house, browse }) => {
  const { project, queue } = await makeReview(house.admin, { name: "Blind", policy, rows });
  const annotator = await inviteTo(project, "annotator", ["ar"]);
  const page = await browse(annotator);
  const heard: Promise<string>[] = [];
  const listen = (response: Response) => {
    const type = response.headers()["content-type"] ?? "";
    if (/html|json|x-component/.test(type)) heard.push(response.text().catch(() => ""));
  };
  page.on("response", listen);
  await page.goto(`/projects/${project.id}/review`);
  await page.getByRole("link", { name: /Arabic/ }).click();
  const review = new ReviewPage(page);
  await page.goto(reviewPath(project, queue, "ar"));
  for (const key of ["1", "2", "3"]) await review.judge(key);
  await expect(review.saveState).toHaveText("All saved");

  const texts = [...(await Promise.all(heard)), await page.content()];
  expect(texts.join().includes(rows.find(({ language }) => language === "ar")?.response ?? "-")).toBe(true);
  for (const text of texts) {
    // Scores of a blind pair are there as null, for every pair.
    const told = withoutMessages(text).replace(/"(proposed|scores)":null/g, "");
    expect(told).not.toMatch(/\bchosen|\brejected\b|\bscores?\b|margin"|key-sample|proposed/i);
  }
});

test("an open review marks the method's choice, and says that it does", async ({ house, browse }) => {
  const { project, queue } = await makeReview(house.admin, {
    name: "Open",
    policy: { ...policy, mode: "open" },
    rows: mathRows(3, ["en", "ar"]),
  });
  const page = await browse(await inviteTo(project, "annotator", ["ar"]));
  const review = new ReviewPage(page);
  await page.goto(reviewPath(project, queue, "ar"));
  await review.read();
  await expect(page.getByText("Open review: the method's own choice is marked as proposed.")).toBeVisible();
  const shown = page.locator("[data-pair=shown]");
  await expect(shown.getByText("proposed", { exact: true })).toHaveCount(1);
  await expect(shown.getByText(/^score [01]\.000$/)).toHaveCount(2);
  for (const [name, key] of [
    ["Accept", "1"],
    ["Swap", "2"],
    ["Reject", "3"],
  ] as const) {
    await expect(page.getByRole("button", { name })).toContainText(key);
  }
  await review.judge("1");
  await review.judge("2");
  await review.reject("3", ["2"]);
  await expect(page.getByText("No pair is waiting for you here")).toBeVisible();
  await expect(review.saveState).toHaveText("All saved");
});

/** A page without the catalogue of its words, which is the same for every queue: from `messages":{` to its own `}`. */
function withoutMessages(text: string): string {
  const begin = /\bmessages\\*":\{/.exec(text);
  if (!begin) return text;
  let end = begin.index + begin[0].length;
  for (let open = 1; open > 0 && end < text.length; end += 1) {
    if (text[end] === "{") open += 1;
    if (text[end] === "}") open -= 1;
  }
  return text.slice(0, begin.index) + withoutMessages(text.slice(end));
}
