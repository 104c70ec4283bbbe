import type { Page } from "@playwright/test";
import type { PairRow } from "./texts.ts";

/**
 * The least that a page could do at a key: two columns of plain text in the same face and size, whose texts are swapped
 * for the next two, which it has already. No framework, no markdown, nothing saved.
 */
export async function openBaseline(page: Page, url: string, rows: readonly PairRow[]): Promise<void> {
  const address = `${url}/bench-baseline`;
  await page.route(address, (route) => route.fulfill({ contentType: "text/html", body: html }));
  await page.goto(address);
  const texts = rows.map(({ chosen, rejected }) => [chosen, rejected]);
  await page.evaluate((texts) => {
    const columns = ["left", "right"].map((side) => {
      const column = document.querySelector(`[data-testid="response-${side}"] .reading`);
      if (!column) throw new Error("The page has no such column.");
      return column;
    });
    let at = 0;
    const show = () => {
      for (const [index, column] of columns.entries()) {
        column.textContent = texts[at % texts.length]?.[index] ?? "";
        column.parentElement?.scrollTo(0, 0);
      }
      at += 1;
    };
    show();
    window.addEventListener("keydown", show);
  }, texts);
}

const html = `<!doctype html><meta charset="utf-8"><title>Baseline</title><style>
html,body{margin:0;height:100%}
main{display:grid;grid-template-columns:1fr 1fr;height:100%}
section{overflow:auto;padding:16px 20px}
.reading{white-space:pre-wrap;overflow-wrap:anywhere;font:18px/1.6 "Noto Serif Variable","Noto Serif",serif;max-width:68ch}
</style><main><section data-testid="response-left"><div class="reading"></div></section>
<section data-testid="response-right"><div class="reading"></div></section></main>`;
