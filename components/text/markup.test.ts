import fc from "fast-check";
import { expect, test } from "vitest";
import { isWorthSetting, mayHaveMarkup, withDoubleDollars } from "./markup";

test.each([
  ["a heading", "# Sum"],
  ["a list", "First:\n- one\n- two"],
  ["a numbered list", "1. one\n2. two"],
  ["bold", "the **right** answer"],
  ["code", "call `f(x)`"],
  ["a table", "| a | b |\n|---|---|\n| 1 | 2 |"],
  ["a formula", "so \\(x = 2\\) holds"],
  ["a formula in dollars", "so $x = 2$ holds"],
  ["a list three levels deep", "- a\n  - b\n    - c"],
  ["a line across", "One.\n\n----------------------------------------\n\n**Two.**"],
  ["a table of five columns and a hundred rows", `|a|b|c|d|e|\n|-|-|-|-|-|\n${"|1|2|3|4|5|\n".repeat(100)}`],
  ["a bracket that grows", "so $$\\left( x \\right)$$ and **more**"],
  ["bold in Arabic", "الجواب **الصحيح** هنا"],
])("%s is set", (_, text) => {
  expect(isWorthSetting(text)).toBe(true);
  expect(mayHaveMarkup(text)).toBe(true);
});

test("whatever is worth setting is found by the first look", () => {
  const parts = fc.constantFrom(
    "#",
    " ",
    "\n",
    "a",
    "$",
    "x",
    "\\(",
    "\\)",
    "**",
    "`",
    "|",
    "-",
    "1.",
    "[",
    "](",
    ")",
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 40 }), (list) => {
      const text = list.join("");
      expect(isWorthSetting(text) && !mayHaveMarkup(text)).toBe(false);
    }),
    { numRuns: 2000 },
  );
  expect(mayHaveMarkup("Nne ndiyo jibu, na tano si jibu.")).toBe(false);
});

test.each([
  ["a sentence", "The answer is 18."],
  ["a product", "2 * 3 * 4 = 24"],
  ["prices", "It costs $5 and sells for $10."],
  ["a range of prices", "It costs $5-$10."],
  ["a name with underscores", "the file a_b_c"],
  ["markup that is no markdown", "<b>bold</b> and {{x}}"],
  ["a long text", `# Heading\n${"word ".repeat(5000)}`],
  ["a text full of dollars", "$x$ ".repeat(400)],
  ["a list in a list in a list, and so on", "- ".repeat(2000)],
  ["a quote in a quote in a quote, and so on", `${"> ".repeat(2000)}a`],
  ["numbered lists inside each other", "1. ".repeat(6500)],
  ["a wide table with many rows", `${"|a".repeat(70)}|\n${"|-".repeat(70)}|\n${"|\n".repeat(4000)}`],
  ["a macro that multiplies itself", "$$\\def\\a{xxxxxxxxxx}\\a\\a\\a$$"],
  ["a formula of thousands of signs", `$$${"a+".repeat(5000)}$$`],
  ["such a formula that never closes", `$$${"a+".repeat(5000)}`],
  ["such a formula in a fence", `\`\`\`math\n${"a+".repeat(5000)}\n\`\`\``],
  ["thousands of marks that could open or close", "**a*".repeat(4000)],
])("%s is shown as it is", (_, text) => {
  expect(isWorthSetting(text)).toBe(false);
});

test.each([
  ["\\(x\\) for $5", "$$x$$ for $5"],
  ["$x^2$ und $y$", "$$x^2$$ und $$y$$"],
  ["\\[ a \\]", "\n$$\na\n$$\n"],
  ["$$a$$", "$$a$$"],
  ["`$x$` and $x$", "`$x$` and $$x$$"],
  ["```\n$x$\n```\n$x$", "```\n$x$\n```\n$$x$$"],
  ["```\n$x$ in code that never ends", "```\n$x$ in code that never ends"],
  ["escaped \\$x$ y", "escaped \\$x$ y"],
])("%j becomes %j", (text, expected) => {
  expect(withDoubleDollars(text)).toBe(expected);
});

test("but for dollars, brackets and blanks, nothing of a text is changed", () => {
  const text = fc.string({
    unit: fc.constantFrom("a", "$", "\\", "(", ")", "[", "]", "`", "\n", " ", "5", "ب"),
  });
  const bare = (text: string) => text.replace(/[\s$\\()[\]]/gu, "");
  fc.assert(
    fc.property(text, (text) => {
      expect(bare(withDoubleDollars(text))).toBe(bare(text));
    }),
    { numRuns: 2_000 },
  );
});
