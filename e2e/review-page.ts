import { expect, type Locator, type Page, type Response } from "@playwright/test";

export type Claimed = { assignmentId: number; prompt: string; left: string; right: string };

/** The review screen as a person uses it, and what the server told it. */
export class ReviewPage {
  readonly page: Page;
  readonly saveState: Locator;
  readonly progress: Locator;
  readonly left: Locator;
  readonly right: Locator;
  readonly prompt: Locator;
  /** Every pair that the server gave to this page, in order, once. */
  readonly claimed: Claimed[] = [];

  constructor(page: Page) {
    this.page = page;
    this.saveState = page.getByTestId("save-state");
    this.progress = page.getByTestId("progress");
    this.left = page.getByTestId("response-left");
    this.right = page.getByTestId("response-right");
    this.prompt = page.getByRole("region", { name: "Prompt" });
    page.on("response", (response) => void this.#keep(response));
  }

  /** Waits for a pair that can be read, and says which one it is. */
  async read(): Promise<Claimed> {
    await expect(this.left.locator(".reading")).not.toBeEmpty();
    const shown = squeezed(await this.prompt.textContent());
    const pair = () => this.claimed.find(({ prompt }) => shown.startsWith(squeezed(prompt)));
    await expect.poll(pair, { message: `a claimed pair with the prompt ${shown}` }).toBeDefined();
    return pair() as Claimed;
  }

  /** Judges the pair on screen with one key and waits for what comes after it; says which pair it was. */
  async judge(key: string): Promise<Claimed> {
    const pair = await this.read();
    await this.settle();
    await this.page.keyboard.press(key);
    await this.gone(pair);
    return pair;
  }

  /** Rejects the pair on screen: the key of the choice, those of the reasons, Enter. */
  async reject(key: string, reasons: string[]): Promise<Claimed> {
    const pair = await this.read();
    await this.settle();
    await this.page.keyboard.press(key);
    await expect(this.page.getByTestId("reasons")).toBeVisible();
    for (const reason of reasons) await this.page.keyboard.press(reason);
    await this.page.keyboard.press("Enter");
    await this.gone(pair);
    return pair;
  }

  async gone({ prompt }: Claimed): Promise<void> {
    await expect(async () => {
      const shown = (await this.prompt.isVisible()) ? squeezed(await this.prompt.textContent()) : "";
      expect(shown.startsWith(squeezed(prompt))).toBe(false);
    }).toPass({ intervals: [10, 20, 50, 100] });
  }

  /**
   * A key in a pair's first moment is taken for a slip of the finger: nobody has read it by then. That moment begins with
   * the frame that shows the pair, which may come long after its text is in the document.
   */
  async settle(): Promise<void> {
    await this.page.evaluate(() => {
      const shown = new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      // A tab behind another may be given no frames; the page's clock then runs from the text alone.
      return Promise.race([shown, new Promise((done) => setTimeout(done, 1000))]).then(() => undefined);
    });
    await this.page.waitForTimeout(170);
  }

  async #keep(response: Response): Promise<void> {
    if (!response.url().endsWith("/claims") || !response.ok()) return;
    const { pairs } = (await response.json().catch(() => ({ pairs: [] }))) as { pairs: Claimed[] };
    const known = new Set(this.claimed.map(({ assignmentId }) => assignmentId));
    this.claimed.push(...pairs.filter(({ assignmentId }) => !known.has(assignmentId)));
  }
}

/** Text without white space and code fences, which a page may set as it likes. */
export function squeezed(text: string | null): string {
  return (text ?? "").replace(/```\w*/g, "").replace(/\s+/gu, "");
}
