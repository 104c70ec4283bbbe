import { expect, test } from "./journey.ts";
import { importRows, inviteTo, makeProject, openQueue, reviewPath } from "./project.ts";
import { ReviewPage } from "./review-page.ts";
import { generalRows } from "./rows.ts";

const markup =
  '<script>alert(1)</script><img src="https://elsewhere.example/x.png" onerror="alert(2)"></textarea>' +
  "[a](javascript:alert(3)) ![b](https://elsewhere.example/y.png) {{7*7}} <svg onload=alert(4)>";
const bidi = "access \u202Eيمين\u202C \u2066level\u2069 zero\u200Bwidth";
const long = `${"كلمة ".repeat(6000)}نهاية`;
const unbroken = "ا".repeat(19_000);
const texts = [markup, bidi, long, unbroken];

test("hostile text is shown as what it is and disturbs nothing around it", async ({ house, browse }) => {
  const name = `Markup <b>bold</b> <img src=x onerror=alert(5)> \u202Eسوف`;
  const project = await makeProject(house.admin, { name, description: markup, guideline: markup });
  const rows = generalRows(
    texts.length,
    ["en", "ar"],
    (n, language, sample) => (language === "en" ? `Plain ${n}` : `${sample}: ${texts[n - 10]}`),
    (n, language) => (language === "en" ? `Thing ${n}?` : `الشيء ${n} <u>${markup}</u>`),
  );
  await importRows(project, rows, "<img src=x onerror=alert(6)>.jsonl");
  const queue = await openQueue(project);
  const annotator = await inviteTo(project, "annotator", ["ar"], "<script>alert(7)</script>");

  const page = await browse(annotator);
  const review = new ReviewPage(page);
  await page.goto(reviewPath(project, queue, "ar"));
  const text = review.left.locator(".reading").first();

  // Set as markdown first, as most people read it, and then with every character as it is.
  await expect(text).toContainText("<script>alert(1)</script><img src=");
  await expect(text).toContainText("a (javascript:alert(3)) [image: b, https://elsewhere.example/y.png]");
  await expect(page.locator(".reading :is(script, img, svg, b, u, a)")).toHaveCount(0);
  await page.keyboard.press("m");
  await expect(text).toContainText("<script>alert(1)</script><img src=");
  await expect(text).toHaveAttribute("dir", "rtl");
  await expect(text).toHaveAttribute("lang", "ar");
  const blocks = review.prompt.locator(".reading");
  await expect(blocks.nth(0)).toHaveAttribute("lang", "ar");
  await expect(blocks.nth(1)).toHaveAttribute("lang", "en");
  await expect(blocks.nth(1)).toHaveAttribute("dir", "ltr");
  await expect(page.locator(".reading :is(script, img, svg, b, u, a)")).toHaveCount(0);
  await page.keyboard.press("g");
  await expect(page.getByRole("dialog", { name: "Guideline" })).toContainText("<script>alert(1)</script>");
  await page.keyboard.press("Escape");

  await review.judge("5");
  await review.read();
  for (const [mark, codePoint] of [
    ["RLO", "U+202E"],
    ["PDF", "U+202C"],
    ["LRI", "U+2066"],
    ["ZWSP", "U+200B"],
  ] as const) {
    await expect(text.getByTitle(new RegExp(codePoint.replace("+", "\\+")))).toHaveText(mark);
  }
  await expect(review.left).toContainText("5 hidden characters");
  expect(await text.evaluate((block) => /[\u202A-\u202E\u2066-\u2069]/.test(block.textContent ?? ""))).toBe(
    false,
  );

  await review.judge("5");
  await review.read();
  const more = review.left.getByRole("button", { name: /^Show all 30,\d{3} characters$/ });
  await expect(text).not.toContainText("نهاية");
  await more.click();
  await expect(text).toContainText("نهاية");
  await expect(more).toHaveCount(0);

  await review.judge("5");
  await review.read();
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 360, height: 640 },
  ]) {
    await page.setViewportSize(viewport);
    expect(await widthBeyond(page)).toBe(0);
    await expect(page.getByRole("button", { name: "A is better" })).toBeInViewport();
  }

  const lead = await browse(house.admin);
  for (const path of ["", "/import", "/people", "/review", "/settings"]) {
    await lead.goto(`/projects/${project.id}${path}`);
    await expect(lead.getByText("<b>bold</b>").first()).toBeVisible();
    expect(await widthBeyond(lead), path).toBe(0);
  }
  await lead.goto(`/projects/${project.id}/people`);
  await expect(lead.getByRole("cell", { name: /^<script>alert\(7\)<\/script>/ })).toBeVisible();
  await lead.goto(`/projects/${project.id}/import`);
  await expect(lead.getByText("<img src=x onerror=alert(6)>.jsonl")).toBeVisible();
  await lead.goto("/projects");
  await expect(lead.getByText("{{7*7}}")).toBeVisible();
});

/** Pixels by which the page is wider than its window. */
function widthBeyond(page: import("@playwright/test").Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return Math.max(0, scrollWidth - clientWidth);
  });
}
