import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { build } from "./build.ts";
import { chromiumFlags, ensureChromium } from "./chromium.ts";
import { copyFonts } from "./fonts.ts";
import { generateClient } from "./generate.ts";
import { repository } from "./paths.ts";
import { startProduct } from "./product.ts";
import { say, step } from "./progress.mjs";
import { takeSheets } from "./screenshot-sheet.ts";

/**
 * `npm run screenshots`: the pictures of the README, taken of the real product on the demo, in a home of their own.
 * `npm run screenshots -- sheet FOLDER`: instead, the review page in every language, theme and window, to be looked at.
 */
export async function main(words: string[]): Promise<number> {
  const [what, folder] = words;
  if (words.length > 0 && (what !== "sheet" || !folder)) {
    console.error("npm run screenshots, or npm run screenshots -- sheet FOLDER");
    return 2;
  }
  const home = mkdtempSync(join(tmpdir(), "pairity-screenshots-"));
  await step("Prisma client", () => generateClient());
  await step("Fonts", async () => copyFonts());
  await step("Production build", () => build());
  const executablePath = await step("Chromium", () => ensureChromium());
  const product = await startProduct({ home, step });
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  try {
    const links = demoLinks(product.url, product.env);
    if (folder) {
      for (const sheet of await takeSheets(browser, links.annotator, resolve(folder))) say(sheet);
      return 0;
    }
    mkdirSync(join(repository, "docs", "pictures"), { recursive: true });
    await annotator(await browser.newPage({ viewport: { width: 1280, height: 720 } }), links.annotator);
    await annotatorInArabic(
      await browser.newPage({ viewport: { width: 1280, height: 720 }, colorScheme: "dark" }),
      product.url,
      links.annotator,
    );
    await lead(
      await browser.newPage({ viewport: { width: 1280, height: 720 }, colorScheme: "dark" }),
      links.lead,
    );
  } finally {
    await browser.close();
    await product.stop();
    rmSync(home, { recursive: true, force: true });
  }
  return 0;
}

function demoLinks(url: string, env: NodeJS.ProcessEnv): { annotator: string; lead: string } {
  const words = ["--import", "tsx", "cli/pairity.ts", "welcome", "--url", url, "--demo"];
  const { stdout } = spawnSync(process.execPath, words, { cwd: repository, env, encoding: "utf8" });
  const link = (who: string) => new RegExp(`Demo ${who}\\s+(\\S+)`).exec(stdout)?.[1] ?? "";
  return { annotator: link("annotator"), lead: link("lead") };
}

async function annotator(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.waitForURL(/\/review$/);
  // Something for the board to show: a few languages with their first decisions.
  for (const [language, keys] of [
    ["Arabic", "1211241"],
    ["Japanese", "22122"],
    ["German", "121121211"],
    ["Swahili", "2211"],
  ] as const) {
    const back = page.url();
    await page.getByRole("link", { name: language }).click();
    for (const key of keys) {
      await page.getByTestId("response-left").waitFor();
      // A key that comes sooner than anybody can read is taken for a slip.
      await page.waitForTimeout(250);
      await page.keyboard.press(key);
      if (key === "4") {
        await page.keyboard.press("1");
        await page.keyboard.press("Enter");
      }
    }
    await page.getByText("All saved").waitFor();
    if (language === "Arabic") await picture(page, "review");
    await page.goto(back);
  }
}

/** The page mirrored and dark, a pair in Nastaliq: what a reader of Urdu sees who works in Arabic. */
async function annotatorInArabic(page: Page, url: string, link: string): Promise<void> {
  await page.goto(link);
  await page.waitForURL(/\/review$/);
  await page.context().addCookies([{ name: "locale", value: "ar", url }]);
  const path = await page.locator("main a[href$='/ur']").getAttribute("href");
  await page.goto(new URL(path ?? "", url).href);
  await page.getByTestId("response-left").waitFor();
  await picture(page, "review-mirrored");
}

async function lead(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("link", { name: /Demo/ }).click();
  await page.getByRole("heading", { level: 1, name: /Demo/ }).waitFor();
  await picture(page, "board");
}

async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(repository, "docs", "pictures", `${name}.png`) });
  say(`docs/pictures/${name}.png`);
}
