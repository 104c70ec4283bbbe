import type { Page } from "@playwright/test";
import { rowsOf } from "./database.ts";
import { expect, test } from "./journey.ts";
import { inviteTo, makeReview, reviewPath } from "./project.ts";
import { ReviewPage } from "./review-page.ts";
import { generalRows, mathRows } from "./rows.ts";

/** Two answers of unlike length, so that the same place in both is not the same number of pixels. */
const long = (n: number, _: string, sample: number) =>
  Array.from({ length: 40 * sample }, (_, line) => `سطر ${line} عن الشيء ${n}`).join("\n\n");

const inLocale = (page: Page, locale: string, url: string) =>
  page.context().addCookies([{ name: "locale", value: locale, url }]);

test("the next pair and the one before are laid out behind the one on screen, for nobody to see, hear, reach or find", async ({
  house,
  browse,
}) => {
  const { project, queue } = await makeReview(house.admin, {
    name: "Behind",
    rows: mathRows(4, ["en", "sw"]),
  });
  const page = await browse(await inviteTo(project, "annotator", ["sw"]));
  const review = new ReviewPage(page);
  await page.goto(reviewPath(project, queue, "sw"));
  await review.read();
  const behind = page.locator("main [data-pair=behind]");
  await expect(behind).toHaveCount(1);
  const next = review.claimed[1];
  const prepared = await behind.elementHandle();
  await expect(behind).toContainText(next?.left ?? "-");
  await expect(behind).toHaveAttribute("aria-hidden", "true");
  await expect(behind).toHaveCSS("visibility", "hidden");
  const size = (selector: string) => page.locator(selector).boundingBox();
  expect(await size("main [data-pair=behind]")).toEqual(await size("[data-pair=shown]"));

  await review.judge("1");
  expect((await review.read()).assignmentId).toBe(next?.assignmentId);
  // What was prepared is what is seen: nothing was made anew.
  expect(await prepared?.getAttribute("data-pair")).toBe("shown");
  await expect(behind).toHaveCount(2);
  await page.keyboard.press("z");
  await expect.poll(async () => (await review.read()).assignmentId).toBe(review.claimed[0]?.assignmentId);
  await expect(page.getByRole("region", { name: /^Response/ })).toHaveCount(2);
});

test("two long responses scroll apart, and by one key together, each by its own length, with prompt and buttons where they are", async ({
  house,
  browse,
}) => {
  const { project, queue } = await makeReview(house.admin, {
    name: "Together",
    rows: generalRows(3, ["en", "ar"], long),
  });
  const page = await browse(await inviteTo(project, "annotator", ["ar"]));
  const review = new ReviewPage(page);
  await page.goto(reviewPath(project, queue, "ar"));
  await review.read();
  const share = (side: "left" | "right") =>
    review[side].evaluate(
      ({ scrollTop, scrollHeight, clientHeight }) => scrollTop / (scrollHeight - clientHeight),
    );
  const wheel = async (side: "left" | "right", by: number) => {
    await review[side].hover();
    await page.mouse.wheel(0, by);
  };
  const still = async () => [
    await review.prompt.boundingBox(),
    await page.getByRole("button", { name: "A is better" }).boundingBox(),
    await review.left.getByRole("heading").boundingBox(),
  ];
  const before = await still();

  await wheel("left", 600);
  await expect.poll(() => share("left")).toBeGreaterThan(0.1);
  expect(await share("right")).toBe(0);

  await page.keyboard.press("t");
  await expect(page.getByRole("button", { name: "Scroll together" })).toHaveAttribute("aria-pressed", "true");
  // The wish alone moves nothing.
  expect(await share("right")).toBe(0);
  await wheel("right", 500);
  await expect.poll(async () => Math.abs((await share("left")) - (await share("right")))).toBeLessThan(0.02);
  expect(await share("right")).toBeGreaterThan(0.05);
  await review.left.focus();
  await page.keyboard.press("End");
  await expect.poll(() => share("left")).toBeGreaterThan(0.99);
  await expect.poll(() => share("right")).toBeGreaterThan(0.99);
  expect(await still()).toEqual(before);

  await page.reload();
  await review.read();
  await page.getByRole("button", { name: "Scroll together" }).click();
  await wheel("left", 600);
  await expect.poll(() => share("left")).toBeGreaterThan(0.1);
  expect(await share("right")).toBe(0);
});

test("words are found in all texts of a pair, whatever way their letters are written, and the texts stay untouched", async ({
  house,
  browse,
}) => {
  const rows = generalRows(
    3,
    ["en", "sw"],
    (n, language, sample) =>
      language === "en"
        ? `Plain ${n} cafe`
        : `**Café** ya ${n}, cafe\u0301 na CAFE.\n\n${"mstari\n\n".repeat(60)}cafe ${sample}`,
    (n, language) => (language === "en" ? `Thing ${n}?` : `Kitu ${n}, café?`),
  );
  const { project, queue } = await makeReview(house.admin, { name: "Finding", rows });
  const page = await browse(await inviteTo(project, "annotator", ["sw"]));
  const review = new ReviewPage(page);
  await page.goto(reviewPath(project, queue, "sw"));
  await review.read();
  await expect(review.left.locator("strong")).toHaveText("Café");
  const html = () => review.left.locator(".reading").innerHTML();
  const untouched = await html();
  await review.left.focus();

  await page.keyboard.press("/");
  const line = page.getByTestId("find");
  await expect(line.getByRole("textbox")).toBeFocused();
  await page.keyboard.type("CAFE 9");
  await expect(line.getByRole("status")).toHaveText("Nothing found");
  await line.getByRole("textbox").fill("cafe");
  await expect(line.getByRole("status")).toHaveText("1 of 10 Prompt 1 A 4 B 4 English 1", {
    useInnerText: true,
  });
  const marked = (name: string) =>
    page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map(String), name);
  expect(await marked("found-now")).toEqual(["café"]);
  expect(await marked("found")).toHaveLength(9);
  const top = () => review.left.evaluate(({ scrollTop }) => scrollTop);
  for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press("Enter");
  await expect(line.getByRole("status")).toContainText("5 of 10");
  await expect.poll(top).toBeGreaterThan(100);
  await page.keyboard.press("Shift+Enter");
  await expect(line.getByRole("status")).toContainText("4 of 10");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.press("Shift+Enter");
  await expect.poll(top).toBeLessThan(100);
  expect(await html()).toBe(untouched);

  // Keys of the field are no keys of the page, and the pair that comes is searched as well.
  await page.keyboard.type(" 12z");
  expect((await review.read()).assignmentId).toBe(review.claimed[0]?.assignmentId);
  await line.getByRole("textbox").fill("ya 1");
  await expect(line.getByRole("status")).toContainText("of 2");
  await page.getByRole("button", { name: "Both good" }).click();
  await review.gone(review.claimed[0] ?? (await review.read()));
  await expect(line.getByRole("status")).toContainText("of 2");

  await line.getByRole("textbox").focus();
  await page.keyboard.press("Escape");
  await expect(line).toHaveCount(0);
  await expect.poll(() => marked("found")).toEqual([]);
});

test("in an Arabic interface A stands right, an arrow means the column that it points to, and digits stay what they are", async ({
  house,
  browse,
}) => {
  const { project, queue } = await makeReview(house.admin, {
    name: "Mirrored",
    rows: mathRows(4, ["en", "sw"]),
  });
  const annotator = await inviteTo(project, "annotator", ["sw"]);
  const page = await browse(annotator);
  await inLocale(page, "ar", annotator.url);
  const review = new ReviewPage(page);
  await page.goto(reviewPath(project, queue, "sw"));
  const left = page.getByTestId("response-left");
  await expect(left.locator(".reading")).not.toBeEmpty();
  const middle = async (id: string) => {
    const box = await page.getByTestId(id).boundingBox();
    return (box?.x ?? 0) + (box?.width ?? 0) / 2;
  };
  expect(await middle("response-left")).toBeGreaterThan(await middle("response-right"));
  await expect(left).toHaveAccessibleName(/A.*السواح/);
  const first = page.getByRole("button", { name: /^A/ }).filter({ hasText: "1" });
  await expect(first).toContainText("→");

  for (const key of ["ArrowRight", "ArrowLeft", "1", "2"]) {
    await review.settle();
    const before = await left.textContent();
    await page.keyboard.press(key);
    await expect.poll(async () => ((await left.isVisible()) ? left.textContent() : "")).not.toBe(before);
  }
  const choices = () =>
    rowsOf<{ choice: string }>("select choice from decision where queue_id = $1 order by decided_at", [
      queue.id,
    ]);
  await expect
    .poll(async () => (await choices()).map(({ choice }) => choice))
    .toEqual(["left", "right", "left", "right"]);
});

test("on a phone everything is done by touch, and a finger reaches every button", async ({
  house,
  browse,
}) => {
  const rows = generalRows(3, ["en", "sw"], (n, language, sample) =>
    language === "en" ? `Plain ${n}` : `${sample}: jibu **${n}** refu. `.repeat(40),
  );
  const { project, queue } = await makeReview(house.admin, { name: "In hand", rows });
  const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
  const page = await browse(await inviteTo(project, "annotator", ["sw"]), phone);
  const review = new ReviewPage(page);
  await page.goto(reviewPath(project, queue, "sw"));
  const pair = await review.read();
  await expect(review.right).toBeHidden();
  await page.getByRole("tab", { name: "B" }).tap();
  await expect(review.right).toBeVisible();
  await expect(review.left).toBeHidden();
  await page.getByRole("tab", { name: "English" }).tap();
  await expect(page.getByRole("region", { name: "English reference" })).toBeVisible();

  await page.getByRole("button", { name: "Find" }).tap();
  await page.getByRole("textbox", { name: "Find in the texts" }).fill("jibu");
  await page.getByRole("button", { name: "Next match" }).tap();
  await expect(review.left).toBeVisible();
  await page.getByRole("button", { name: "Close" }).tap();

  await page.getByRole("button", { name: "Text" }).tap();
  await page.getByRole("checkbox", { name: "Markdown and formulas as they are meant" }).uncheck();
  await page.getByRole("button", { name: "Close" }).tap();
  await expect(review.left).toContainText("**");
  const small = await page.evaluate(() =>
    [
      ...document.querySelectorAll(
        "main [data-pair=shown] :is(button, a), footer :is(button, a), header :is(button, a)",
      ),
    ]
      .map((element) => ({ words: element.textContent, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.height < 44 || box.width < 24))
      .map(({ words }) => words),
  );
  expect(small).toEqual([]);

  await page.getByRole("button", { name: "Both bad" }).tap();
  await page.getByRole("button", { name: "Wrong fact" }).tap();
  await page.getByRole("button", { name: "Reject the pair" }).tap();
  await review.gone(pair);
  await page.getByRole("button", { name: "Undo" }).tap();
  await expect.poll(async () => (await review.read()).assignmentId).toBe(pair.assignmentId);
});

test("the focus stays with the texts when a decision has been asked for its reasons, and a listener hears what comes", async ({
  house,
  browse,
}) => {
  const { project, queue } = await makeReview(house.admin, {
    name: "Heard",
    rows: mathRows(3, ["en", "sw"]),
  });
  const page = await browse(await inviteTo(project, "annotator", ["sw"]));
  const review = new ReviewPage(page);
  await page.goto(reviewPath(project, queue, "sw"));
  const pair = await review.read();
  await expect(page.getByRole("region", { name: "Response A, Swahili" })).toBeVisible();
  await page.getByRole("button", { name: "Both bad" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("reasons")).toBeVisible();
  const within = (selector: string) =>
    page.evaluate((selector) => document.activeElement?.closest(selector) !== null, selector);
  await expect.poll(() => within("footer")).toBe(true);
  await page.keyboard.press("1");
  await page.getByRole("button", { name: "Reject the pair" }).focus();
  await page.keyboard.press("Enter");
  await review.gone(pair);
  await expect.poll(() => within("main")).toBe(true);
  await expect(page.locator("[aria-live=polite]")).toHaveText("Both bad. Next pair, 2 of 3.");
});
