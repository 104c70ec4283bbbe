import type { Page } from "@playwright/test";
import { articleRows } from "./article-one.ts";
import { broken } from "./axe.ts";
import { expect, test } from "./journey.ts";
import type { Person } from "./person.ts";
import { inviteTo, makeReview, reviewPath } from "./project.ts";
import { ReviewPage } from "./review-page.ts";

/** What axe cannot see of the review, for who does not see it, or cannot use a mouse, or needs it larger. */

let annotator: Person;
let path: string;

test.beforeAll(async ({ house }) => {
  const { project, queue } = await makeReview(house.admin, {
    name: "For everybody",
    rows: articleRows(["ar", "th"], 4),
  });
  annotator = await inviteTo(project, "annotator", ["ar", "th"], "Noor");
  path = reviewPath(project, queue, "ar");
});

async function open(page: Page): Promise<ReviewPage> {
  const review = new ReviewPage(page);
  await page.goto(path);
  await review.read();
  return review;
}

test("a screen reader finds the prompt, both responses and the reference by name, and hears what was decided", async ({
  browse,
}) => {
  const page = await browse(annotator);
  const review = await open(page);
  await expect(page.getByRole("banner")).toHaveCount(1);
  await expect(page.getByRole("main")).toHaveCount(1);
  await expect(page.getByRole("contentinfo")).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 2 })).toHaveCount(3);
  await expect(page.locator("main")).toMatchAriaSnapshot(`
    - main:
      - region /Prompt/
      - region /Response A/:
        - heading /A/ [level=2]
        - paragraph
      - region /Response B/:
        - heading /B/ [level=2]
        - paragraph
      - region /English reference/:
        - heading /English reference/ [level=2]
        - paragraph
  `);
  await expect(page.locator("footer")).toMatchAriaSnapshot(`
    - contentinfo:
      - button /A is better/
      - button /B is better/
      - button /Both good/
      - button /Both bad/
  `);
  await review.judge("1");
  await expect(page.locator("[aria-live=polite]").filter({ hasText: /better|A/ })).not.toHaveCount(0);
});

test("each text says its own language and direction, whatever the page's is", async ({ browse }) => {
  const page = await browse(annotator);
  await open(page);
  const blocks = await page
    .locator(".reading")
    .evaluateAll((all) =>
      all
        .filter((block) => block.textContent && block.checkVisibility({ visibilityProperty: true }))
        .map((block) => [block.getAttribute("lang"), block.getAttribute("dir")].join(" ")),
    );
  expect(blocks).toEqual(["ar rtl", "en ltr", "ar rtl", "ar rtl", "en ltr"]);
});

test("Tab goes through the page in the order that one reads, always seen, and comes out of it again", async ({
  browse,
}) => {
  for (const viewport of [
    { width: 1280, height: 720 },
    { width: 390, height: 700 },
  ]) {
    const page = await browse(annotator, { viewport });
    await open(page);
    const visited: string[] = [];
    const bottoms: number[] = [];
    for (let n = 0; n < 60; n += 1) {
      await page.keyboard.press("Tab");
      const focus = await focused(page);
      if (focus === null) break;
      expect(focus.unseen, `${focus.name} is seen while it has the focus`).toBe("");
      expect(focus.ring, `${focus.name} has a ring`).toBe(true);
      visited.push(focus.name);
      bottoms.push(focus.part);
    }
    expect(new Set(visited).size).toBeGreaterThan(8);
    // Header, then the texts, then the bar: never back up before the end.
    expect(bottoms).toEqual([...bottoms].sort((a, b) => a - b));
  }
});

/** What has the focus, null on the page itself; whether anything lies over it, and whether its ring is there. */
function focused(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const inside = (value: number, limit: number) => Math.min(limit - 1, Math.max(0, value));
    const at = document.elementFromPoint(
      inside((left + right) / 2, innerWidth),
      inside(top + Math.min(12, (bottom - top) / 2), innerHeight),
    );
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const parts = ["header", "main", "footer"];
    return {
      name: element.getAttribute("aria-label") ?? element.textContent?.slice(0, 30) ?? element.tagName,
      unseen: element.contains(at) || at?.contains(element) ? "" : (at?.outerHTML.slice(0, 120) ?? "outside"),
      ring: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2,
      part: parts.findIndex((part) => element.closest(part)),
    };
  });
}

test("whatever can be pressed is 24 pixels large, and 44 where there are fingers", async ({ browse }) => {
  const desk = await browse(annotator, { viewport: { width: 1280, height: 720 } });
  await open(desk);
  expect(await tooSmall(desk, 24)).toEqual([]);
  const phone = await browse(annotator, {
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  });
  await open(phone);
  expect(await tooSmall(phone, 44)).toEqual([]);
});

function tooSmall(page: Page, least: number): Promise<string[]> {
  return page.evaluate((least) => {
    const pressed = "button, a[href], input, select, summary, [role=tab]";
    return [...document.querySelectorAll(pressed)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .flatMap((element) => {
        // A label is pressed as well as what it labels.
        const { width, height } = (element.closest("label") ?? element).getBoundingClientRect();
        const small = height < least - 0.5 || width < Math.min(least, 40) - 0.5;
        return small
          ? [`${Math.round(width)} x ${Math.round(height)}: ${element.outerHTML.slice(0, 120)}`]
          : [];
      });
  }, least);
}

test("light or dark and the contrast are chosen once, and the next page has them from its first byte", async ({
  browse,
}) => {
  const page = await browse(annotator, { colorScheme: "light" });
  await page.goto("/projects");
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await page.getByRole("button", { name: "Appearance" }).click();
  const dialog = page.getByRole("dialog", { name: "Appearance" });
  await dialog.getByRole("radio", { name: "Dark" }).check();
  const dark = await paper();
  expect(dark).not.toBe(light);
  await dialog.getByRole("radio", { name: "High" }).check();
  const strong = await paper();
  expect(strong).not.toBe(dark);

  const html = await (await page.request.get("/projects")).text();
  expect(html).toMatch(/^<!DOCTYPE html><html[^>]* data-theme="dark" data-contrast="more"/);
  await page.reload();
  expect(await paper()).toBe(strong);
  // The system's wish holds where nobody has chosen, and not where somebody has.
  await page.getByRole("button", { name: "Appearance" }).click();
  await dialog.getByRole("radio", { name: "Usual" }).check();
  await page.emulateMedia({ contrast: "more" });
  expect(await paper()).toBe(dark);
  await dialog.getByRole("group", { name: "Contrast" }).getByRole("radio", { name: "As the system" }).check();
  expect(await paper()).toBe(strong);
});

test("with colours of the system alone, the review can still be read and worked", async ({ browse }) => {
  const page = await browse(annotator, { forcedColors: "active", colorScheme: "dark" });
  const review = await open(page);
  const unseen = await page.locator("footer button").evaluateAll(
    (buttons) =>
      buttons.filter((button) => {
        const { borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(button);
        const framed = borderTopStyle !== "none" && borderTopColor !== backgroundColor;
        return !framed && button.textContent?.trim() === "";
      }).length,
  );
  expect(unseen).toBe(0);
  await page.keyboard.press("Tab");
  const { ring } = (await focused(page)) ?? { ring: false };
  expect(ring).toBe(true);
  expect(await broken(page, { rules: ["color-contrast"] })).toEqual([]);
  await review.judge("2");
});

test("nothing moves for who wants no motion", async ({ browse }) => {
  const page = await browse(annotator, { reducedMotion: "reduce" });
  await open(page);
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll("body *")].filter((element) => {
        const { transitionDuration, animationName, animationDuration } = getComputedStyle(element);
        const lasts = (durations: string) => durations.split(", ").some((one) => Number.parseFloat(one) > 0);
        return lasts(transitionDuration) || (animationName !== "none" && lasts(animationDuration));
      }).length,
  );
  expect(moving).toBe(0);
});
