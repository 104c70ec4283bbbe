import type { CDPSession, Page } from "@playwright/test";
import { articleRows, articles } from "./article-one.ts";
import { expect, test } from "./journey.ts";
import { answerOf } from "./person.ts";
import {
  importRows,
  inviteTo,
  makeProject,
  type Project,
  type Queue,
  reviewPath,
  runMethod,
} from "./project.ts";

const languages = articles.map(({ language }) => language);

let project: Project;
let run: string;
let queue: Queue;

test.beforeAll(async ({ house }) => {
  project = await makeProject(house.admin, { name: "Scripts" });
  await importRows(project, articleRows(languages));
  run = await runMethod(project, "cm-align");
  queue = await answerOf<Queue>(
    project.lead.api.post(`/api/projects/${project.id}/queues`, { data: { runId: run } }),
  );
});

test("each script is set in its own face and direction, without a letter from elsewhere, and marks have room", async ({
  browse,
}) => {
  const page = await browse(project.lead);
  const cdp = await page.context().newCDPSession(page);
  await page.goto(`/projects/${project.id}/runs/${run}`);
  await expect(page.getByTestId("pair")).toHaveCount(articles.length);
  await page.evaluate(() => document.fonts.ready);
  for (const { language, face, font, rightToLeft } of articles) {
    const selector = `[data-testid=pair] .reading[lang="${language}"]`;
    const block = page.locator(selector).first();
    await expect(block, language).toHaveAttribute("dir", rightToLeft ? "rtl" : "ltr");
    await expect(block, language).toHaveAttribute("data-face", face);
    // What the letters are really drawn with: a missing one would be drawn with a face of the system, or as a box.
    await expect
      .poll(() => drawnWith(cdp, selector), { message: `${language} is set in ${font}` })
      .toEqual(
        [
          ...new Set([font, ...(await drawnWith(cdp, selector)).filter((used) => used === "Noto Serif")]),
        ].sort(),
      );
    const { ink, line } = await block.evaluate(inkOf);
    expect(
      ink,
      `in ${language}, what stands above and below the letters of two lines does not meet`,
    ).toBeLessThanOrEqual(line);
  }
});

test("lines are broken where readers of the language expect it, and fit their column", async ({ browse }) => {
  const broken = ["ur", "th", "lo", "km", "my", "bo", "zh-Hans", "ja", "ko"];
  const page = await browse(await inviteTo(project, "annotator", broken, "Many"));
  for (const language of broken) {
    await page.goto(reviewPath(project, queue, language));
    const block = page.getByTestId("response-left").locator(".reading");
    await expect(block).toHaveAttribute("lang", language);
    await page.evaluate(() => document.fonts.ready);
    expect(await block.evaluate((block) => block.scrollWidth - block.clientWidth), `${language} fits`).toBe(
      0,
    );
    const starts = await lineStarts(page);
    expect(starts.length, `${language} has several lines`).toBeGreaterThan(2);
    expect(
      starts.filter(({ before, after }) => !mayBreak(language, before, after)),
      `${language} is broken where it may be`,
    ).toEqual([]);
  }
});

test("of pages in Latin letters, no more than 120 KB of letters are fetched", async ({ browse }) => {
  const page = await browse(await inviteTo(project, "annotator", ["sw"], "Latin"));
  const sizes = new Map<string, number>();
  page.on("response", async (response) => {
    if (!response.url().endsWith(".woff2")) return;
    sizes.set(response.url(), (await response.body().catch(() => Buffer.alloc(0))).length);
  });
  for (const path of ["/projects", reviewPath(project, queue, "sw")]) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
  }
  expect(sizes.size).toBeGreaterThan(0);
  expect([...sizes.values()].reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(120 * 1024);
});

/** The families that an element's letters are drawn with; those of the system are marked as such. */
async function drawnWith(cdp: CDPSession, selector: string): Promise<string[]> {
  await cdp.send("DOM.enable");
  await cdp.send("CSS.enable");
  const { root } = await cdp.send("DOM.getDocument");
  const { nodeId } = await cdp.send("DOM.querySelector", { nodeId: root.nodeId, selector });
  const { fonts } = await cdp.send("CSS.getPlatformFontsForNode", { nodeId });
  const names = fonts.map(({ familyName, isCustomFont }) => {
    // The browser's name of a variable font ends in that of its first weight.
    const family = familyName.replace(/ (Thin|ExtraLight|Light|Regular)$/, "");
    return isCustomFont ? family : `${family} of the system`;
  });
  return [...new Set(names)].sort();
}

/** How high the ink of a text's letters is, beside its lines. */
function inkOf(block: HTMLElement): { ink: number; line: number } {
  const { fontWeight, fontSize, fontFamily, lineHeight } = getComputedStyle(block);
  const context = document.createElement("canvas").getContext("2d");
  if (!context) throw new Error("no canvas");
  context.font = `${fontWeight} ${fontSize} ${fontFamily}`;
  const { actualBoundingBoxAscent, actualBoundingBoxDescent } = context.measureText(block.textContent ?? "");
  return { ink: actualBoundingBoxAscent + actualBoundingBoxDescent, line: Number.parseFloat(lineHeight) };
}

/** What stands on both sides of the beginning of each line but the first. */
function lineStarts(page: Page): Promise<{ before: string; after: string }[]> {
  return page.evaluate(() => {
    const block = document.querySelector<HTMLElement>("[data-testid=response-left] .reading");
    const node = block?.querySelector("p")?.firstChild;
    if (!block || !(node instanceof Text)) throw new Error("no text");
    const starts: { before: string; after: string }[] = [];
    const range = document.createRange();
    let last = Number.NaN;
    for (const { index, segment } of new Intl.Segmenter(block.lang).segment(node.data)) {
      range.setStart(node, index);
      range.setEnd(node, index + segment.length);
      const [rect] = range.getClientRects();
      if (!rect || segment.trim() === "") continue;
      const middle = rect.top + rect.height / 2;
      if (middle > last + rect.height / 2)
        starts.push({
          before: node.data.slice(0, index).slice(-9),
          after: node.data.slice(index, index + 9),
        });
      if (!(Math.abs(middle - last) < rect.height / 2)) last = middle;
    }
    return starts;
  });
}

/** Whether a line may begin between these: behind a space, and in scripts without spaces as their readers expect it. */
function mayBreak(language: string, before: string, after: string): boolean {
  if (/[\s\u200b-]$/u.test(before)) return true;
  // No line begins with a full stop, a closing bracket or a small kana.
  if (/^(ja|zh)/.test(language))
    return !/^[、。，．・：；？！）」』】ぁぃぅぇぉっゃゅょゎーァィゥェォッャュョ々]/u.test(after);
  // Behind the mark that ends each syllable.
  if (language === "bo") return /[\u0f0b\u0f0d]$/u.test(before);
  // Between words, which only a dictionary knows; never inside of what belongs to one letter.
  if (["th", "lo", "km", "my"].includes(language)) return !/^[\p{M}\u0e2f\u0e46\u0ec6\u17d7။၊]/u.test(after);
  return false;
}
