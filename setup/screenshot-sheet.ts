import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "@playwright/test";

const themes = ["light", "dark"] as const;
const windows = [
  { name: "desk", width: 1280, height: 800 },
  { name: "tablet", width: 820, height: 1100 },
  { name: "phone", width: 390, height: 844 },
] as const;

/**
 * The review page in every language of the demo, light and dark, on a desk, a tablet and a phone: a picture of each, and
 * `sheet-….png` for each window, on which a person sees at a glance what looks wrong. Returns the sheets.
 */
export async function takeSheets(browser: Browser, link: string, folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  await page.goto(link);
  await page.waitForURL(/\/review$/);
  const places = page.locator("main a[href*='/review/']");
  await places.first().waitFor();
  const addresses = await places.evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href));
  const taken: { language: string; theme: string; name: string }[] = [];
  for (const address of addresses) {
    const language = address.split("/").at(-1) ?? "";
    await page.goto(address);
    await page.getByTestId("response-left").locator(".reading").waitFor();
    for (const { name, width, height } of windows) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate(() => document.fonts.ready);
        await page.screenshot({ path: join(folder, `${language}-${colorScheme}-${name}.png`) });
        taken.push({ language, theme: colorScheme, name });
      }
    }
  }
  const sheets: string[] = [];
  for (const { name, width, height } of windows) {
    const shots = taken.filter((shot) => shot.name === name);
    const file = join(folder, `sheet-${name}`);
    writeFileSync(`${file}.html`, sheetOf(shots, { width, height }));
    await page.setViewportSize({ width: 1900, height: 1000 });
    await page.goto(pathToFileURL(`${file}.html`).href);
    await page.screenshot({ path: `${file}.png`, fullPage: true });
    sheets.push(`${file}.png`);
  }
  await page.close();
  return sheets;
}

type Shot = { language: string; theme: string; name: string };

function sheetOf(shots: readonly Shot[], { width, height }: { width: number; height: number }): string {
  const columns = Math.round(4 * Math.max(1, height / width));
  const figures = shots.map(
    ({ language, theme, name }) =>
      `<figure><img src="${language}-${theme}-${name}.png"><figcaption>${language}, ${theme}</figcaption></figure>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>Review, ${shots[0]?.name}</title><style>
body{margin:8px;background:#888;font:14px sans-serif;display:grid;grid-template-columns:repeat(${columns},1fr);gap:8px}
figure{margin:0}img{width:100%;display:block}</style>${figures.join("")}`;
}
