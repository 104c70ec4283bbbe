import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";
import { inviteTo, makeReview, reviewPath } from "./project.ts";
import { ReviewPage } from "./review-page.ts";
import { generalRows } from "./rows.ts";

/** Bytes. An empty Next application is 135,000. */
const most = 190_000;
/** What reads markdown, once there is some; and formulas, once there are some. In a worker: no key waits for it. */
const mostForMarkup = 160_000;

/** The sizes of all scripts that a page and its workers have fetched, gzipped as well as gzip can. */
function scriptsOf(page: Page): Map<string, Promise<number>> {
  const sizes = new Map<string, Promise<number>>();
  page.context().on("response", (response) => {
    const type = response.headers()["content-type"] ?? "";
    if (!/javascript/.test(type) || sizes.has(response.url())) return;
    const size = response.body().then((body) => gzipSync(body, { level: 9 }).length);
    // What comes while the page is being closed has no body any more, and nobody asks for its size.
    size.catch(() => {});
    sizes.set(response.url(), size);
  });
  return sizes;
}

async function sumOf(sizes: Map<string, Promise<number>>): Promise<number> {
  return (await Promise.all(sizes.values())).reduce((sum, size) => sum + size, 0);
}

test("the review page loads at most 190 KB of script, with all that it fetches by itself", async ({
  house,
  browse,
}) => {
  const rows = generalRows(3, ["en", "sw"], (n, language, sample) =>
    language === "en" ? `Plain ${n} ${sample}.` : `Maelezo ${n} ${sample}.`,
  );
  const { project, queue } = await makeReview(house.admin, { name: "Weight", rows });
  const page = await browse(await inviteTo(project, "annotator", ["sw"], "Zawadi"));
  const sizes = scriptsOf(page);
  const review = new ReviewPage(page);
  await page.goto(reviewPath(project, queue, "sw"));
  await review.read();
  // Dialogs and the like come when there is time; they count as well.
  await page.waitForTimeout(4_000);
  await page.waitForLoadState("networkidle");
  expect(sizes.size).toBeGreaterThan(5);
  const sum = await sumOf(sizes);
  test.info().annotations.push({ type: "script of the review page", description: `${sum} bytes` });
  expect(sum).toBeLessThanOrEqual(most);
});

test("what reads markdown and formulas comes with the first text that has some", async ({
  house,
  browse,
}) => {
  const rows = generalRows(1, ["en", "sw"], (n, language, sample) =>
    language === "en" ? `Plain ${n} ${sample}.` : `## Hatua ${n}\n\n1. **Moja** ${sample}: \\(x^2\\)`,
  );
  const { project, queue } = await makeReview(house.admin, { name: "Weight of markup", rows });
  const page = await browse(await inviteTo(project, "annotator", ["sw"], "Juma"));
  const sizes = scriptsOf(page);
  await page.goto(reviewPath(project, queue, "sw"));
  await expect(page.getByTestId("response-left").locator(".katex")).toHaveCount(1);
  await page.waitForTimeout(4_000);
  const sum = await sumOf(sizes);
  test.info().annotations.push({ type: "with markup", description: `${sum} bytes` });
  expect(sum).toBeLessThanOrEqual(most + mostForMarkup);
});
