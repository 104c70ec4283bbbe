import type { Nodes } from "hast";
import katex from "katex";
import { beforeAll, expect, test, vi } from "vitest";
import { fromHtmlIsomorphic } from "./katex-markup";

// KaTeX tells the console of letters that it knows no sizes of.
beforeAll(() => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
});

const escaped = (text: string) =>
  text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#x27;");

function written(node: Nodes): string {
  if (node.type === "text") return escaped(node.value);
  if (node.type === "root") return node.children.map(written).join("");
  if (node.type !== "element") throw new Error(`a ${node.type}`);
  const attributes = Object.entries(node.properties).map(
    ([name, value]) => ` ${name}="${escaped(String(value))}"`,
  );
  const begin = `<${node.tagName}${attributes.join("")}`;
  const inside = node.children.map(written).join("");
  return inside === "" && ["path", "line", "img", "mspace"].includes(node.tagName)
    ? `${begin}/>`
    : `${begin}>${inside}</${node.tagName}>`;
}

/** The two ways to write an element without content are one. */
const uniform = (markup: string) =>
  markup.replace(/<(path|line|img|mspace)((?:\s[^>]*?)?)\s*(?:\/>|><\/\1>)/g, "<$1$2/>");

test.each([
  "x^2",
  '\\frac{a<b}{c>d} & \\text{"quoted" & it\'s}',
  "\\sqrt[3]{x+\\underbrace{y}_{z}} \\xrightarrow{f} \\overline{AB}",
  "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}\\left\\{\\int_0^\\infty e^{-x}\\,dx\\right.",
  "\\text{مساحة} = \\pi r^2 \\color{red}{ا} \\cancel{x} \\widehat{ABC}",
  "\\notacommand{1}",
])("all that KaTeX writes for %s is read", (formula) => {
  const markup = katex.renderToString(formula, { throwOnError: false, strict: "ignore", displayMode: true });
  expect(uniform(written(fromHtmlIsomorphic(markup)))).toBe(uniform(markup));
});

test.each(["<span>", "</span>", "<span></div>", "<span a=b></span>", "a < b", "<!-- -->"])(
  "%s is refused: KaTeX does not write so",
  (markup) => {
    expect(() => fromHtmlIsomorphic(markup)).toThrow();
  },
);
