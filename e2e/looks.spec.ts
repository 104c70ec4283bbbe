import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";
import { places, type Stage, setStage } from "./places.ts";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** What a theme can change. */
const coloured = ["color-contrast", "link-in-text-block"];
const otherThemes = [
  ["dark", "no-preference"],
  ["light", "more"],
  ["dark", "more"],
] as const;
const desk = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true };

let stage: Stage;

test.beforeAll(async ({ house }) => {
  stage = await setStage(house.admin);
});

for (const { name, path, person, ready } of places) {
  test(`${name}: breaks no rule of WCAG 2.2 AA in any theme, fits every window, and is mirrored in Arabic`, async ({
    browse,
    watch,
  }) => {
    watch.expect(/status of (404|422|500)/);
    const page = await browse(person(stage), { ...desk, colorScheme: "light" });
    await page.goto(path(stage));
    await ready(page);
    expect(await broken(new AxeBuilder({ page }).withTags(rules)), "in light").toEqual([]);
    for (const [colorScheme, contrast] of otherThemes) {
      await page.emulateMedia({ colorScheme, contrast });
      const found = await broken(new AxeBuilder({ page }).withRules(coloured));
      expect(found, `in ${colorScheme}, with ${contrast} contrast`).toEqual([]);
    }
    expect(await tooWide(page), "on a desk").toBe("");
    await page.setViewportSize({ width: desk.viewport.width / 2, height: desk.viewport.height / 2 });
    expect(await tooWide(page), "twice as large").toBe("");

    const inHand = await browse(person(stage), phone);
    await inHand.goto(path(stage));
    await ready(inHand);
    expect(await tooWide(inHand), "on a phone").toBe("");
    await inHand.setViewportSize({ width: 320, height: 640 });
    expect(await tooWide(inHand), "on the narrowest phone").toBe("");
    await spaceOut(inHand);
    expect(await tooWide(inHand), "with a reader's own spacing").toBe("");
    expect(await cutOff(inHand), "with a reader's own spacing").toEqual([]);

    const url = new URL(inHand.url());
    await inHand.context().addCookies([{ name: "locale", value: "ar", url: url.origin }]);
    await inHand.reload();
    await inHand.waitForLoadState("networkidle");
    await expect(inHand.locator("html")).toHaveAttribute("dir", "rtl");
    expect(await broken(new AxeBuilder({ page: inHand }).withTags(rules)), "in Arabic").toEqual([]);
    expect(await tooWide(inHand), "in Arabic on a phone").toBe("");
    await inHand.setViewportSize(desk.viewport);
    expect(await tooWide(inHand), "in Arabic on a desk").toBe("");
  });
}

async function broken(axe: AxeBuilder): Promise<string[]> {
  // Our pages have no frames: without looking for some, it is twice as fast.
  const { violations } = await axe.setLegacyMode().analyze();
  return violations.map(
    ({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
  );
}

/** The first element that reaches out of the window where the page can be scrolled sideways; else nothing. */
function tooWide(page: Page): Promise<string> {
  return page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= limit) return "";
    // What stands outside of the window in a box that scrolls by itself is not what makes the page wide.
    const scrolls = (element: Element) => getComputedStyle(element).overflowX !== "visible";
    const inBox = (element: Element): boolean =>
      element.parentElement !== null &&
      element.parentElement !== document.body &&
      (scrolls(element.parentElement) || inBox(element.parentElement));
    const outside = (element: Element) => {
      const { left, right } = element.getBoundingClientRect();
      return (right > limit + 1 || left < -1) && !inBox(element);
    };
    // The innermost one: what is around it is wide because of it.
    const out = [...document.querySelectorAll("body *")].find(
      (element) => outside(element) && ![...element.children].some(outside),
    );
    return out?.outerHTML.slice(0, 200) ?? "the page";
  });
}

/** WCAG 1.4.12: the spacing that a reader may set, which no text may be lost by. */
function spaceOut(page: Page): Promise<void> {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
  });
}

/** Elements whose text is cut off by their own box, where nobody can scroll it into sight. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      const { overflowX, overflowY, textOverflow, webkitLineClamp, position } = getComputedStyle(element);
      // What is for screen readers alone is one pixel high, and what says its end by dots has its whole text elsewhere.
      if (
        textOverflow === "ellipsis" ||
        webkitLineClamp !== "none" ||
        // A button below it opens the whole.
        element.closest("[data-shortened]") !== null ||
        (position === "absolute" && element.clientHeight <= 1)
      )
        continue;
      const high = overflowY === "hidden" && element.scrollHeight > element.clientHeight + 1;
      const wide = overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1;
      if ((high || wide) && element.clientHeight > 1 && element.textContent?.trim())
        found.push(element.outerHTML.slice(0, 160));
    }
    return found;
  });
}
