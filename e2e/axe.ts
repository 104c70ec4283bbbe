import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

type Asked = { tags: string[] } | { rules: string[] };

/** What axe finds broken on a page as it is now, each with the elements it is found at. */
export async function broken(page: Page, asked: Asked): Promise<string[]> {
  // Half a megabyte, which a document needs once.
  const there = await page.evaluate(() => "axe" in window);
  const axe = new AxeBuilder({ page, ...(there ? { axeSource: "void 0" } : {}) });
  // Naming whatever is right takes longer than finding what is not.
  axe.options({ resultTypes: ["violations"] });
  if ("tags" in asked) axe.withTags(asked.tags);
  else axe.withRules(asked.rules);
  // Our pages have no frames: without looking for some, it is twice as fast.
  const { violations } = await axe.setLegacyMode().analyze();
  return violations.map(
    ({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
  );
}
