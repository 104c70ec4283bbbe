import type { Page } from "@playwright/test";
import { broken } from "./axe.ts";
import { expect, test } from "./journey.ts";
import { places, type Stage, setStage } from "./places.ts";
import { loadWhole, windowOf } from "./window.ts";

const rules = { tags: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
/** What a theme can change. */
const coloured = { rules: ["color-contrast", "link-in-text-block"] };
const otherThemes = [
  ["dark", "no-preference"],
  ["light", "more"],
  ["dark", "more"],
] as const;
const desk = { width: 1280, height: 800 };
const twiceAsLarge = { width: desk.width / 2, height: desk.height / 2 };
const phone = { width: 360, height: 640 };
const narrowest = { width: 320, height: 640 };

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
    // One page for all of it: loading it anew for each window took longer than looking at it.
    // Without motion, since a colour on its way from one theme to another is none that anybody reads.
    const page = await browse(person(stage), {
      viewport: phone,
      colorScheme: "light",
      reducedMotion: "reduce",
    });
    const shown = await windowOf(page);
    await shown.phone(phone);
    await page.goto(path(stage));
    await ready(page);
    expect(await tooWide(page), "on a phone").toBe("");
    await shown.phone(narrowest);
    expect(await tooWide(page), "on the narrowest phone").toBe("");
    await spaceOut(page, true);
    expect(await tooWide(page), "with a reader's own spacing").toBe("");
    expect(await cutOff(page), "with a reader's own spacing").toEqual([]);
    await spaceOut(page, false);

    await shown.desk(twiceAsLarge);
    expect(await tooWide(page), "twice as large").toBe("");
    await shown.desk(desk);
    expect(await tooWide(page), "on a desk").toBe("");
    expect(await broken(page, rules), "in light").toEqual([]);
    for (const [colorScheme, contrast] of otherThemes) {
      await page.emulateMedia({ colorScheme, contrast });
      expect(await broken(page, coloured), `in ${colorScheme}, with ${contrast} contrast`).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: "light", contrast: "no-preference" });

    await shown.phone(narrowest);
    await page.context().addCookies([{ name: "locale", value: "ar", url: page.url() }]);
    await loadWhole(page, () => page.reload());
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    expect(await broken(page, rules), "in Arabic").toEqual([]);
    expect(await tooWide(page), "in Arabic on a phone").toBe("");
    await shown.desk(desk);
    expect(await tooWide(page), "in Arabic on a desk").toBe("");
  });
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
function spaceOut(page: Page, spaced: boolean): Promise<void> {
  return page.evaluate((spaced) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = spaced ? [sheet] : [];
  }, spaced);
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
