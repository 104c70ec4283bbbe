/** What a model writes when it means more than plain text: headings, lists, emphasis, code, tables, formulas. */
const signs = [
  /^#{1,6} \S/m,
  /^\s{0,3}(?:[-*+]|\d{1,3}[.)]) \S/m,
  /^\s{0,3}>\s?\S/m,
  /\*\*\S[^*]*\*\*|__\S[^_]*__|`[^`\n]+`|~~\S[^~]*~~/,
  /^```/m,
  /^[ \t]*\|.*\|[ \t]*$/m,
  /\\\(|\\\[|\$\$/,
  /\[[^[\]\n]+\]\([^)\s]+\)/,
];

/** Longer texts are shown as they are: setting them would hold the page up. */
const longest = 20_000;
const mostFormulas = 300;
/** A character of a formula becomes a hundred of the page. */
const mostFormulaCharacters = 8_000;
/** Marks that the reader holds against each other. */
const mostMarks = 4_000;
/** Rows are filled up to the width of their table. */
const mostCells = 5_000;

/** Lists in quotes in lists: each level is read anew by every one around it. */
const deepNesting = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])){20}/m;
/** A macro of nine thousand signs, a hundred times. */
const macros = /\\(?:[gex]?def|(?:re)?newcommand|providecommand|(?:future)?let)(?![A-Za-z])/;
const mathFence = /(?:```|~~~)[ \t]*math/;
const delimiterRow = /^[ \t>]*(?:\|[ \t]*)?:?-[-:| \t]*$/;

/** Whether a text may have markdown or formulas in it, by a first look: most have none, and need nothing more. */
export function mayHaveMarkup(text: string): boolean {
  return text.length <= longest && (text.includes("$") || signs.some((sign) => sign.test(text)));
}

/** Whether setting a text as markdown would change how it looks, and is worth its time. */
export function isWorthSetting(text: string): boolean {
  if (text.length > longest || deepNesting.test(text) || macros.test(text)) return false;
  if (count(text, /\\\(|\\\[|\$/g) > 2 * mostFormulas || count(text, /[*_~`[\]]/g) > mostMarks) return false;
  if (mostCellsOf(text) > mostCells) return false;
  const set = withDoubleDollars(text);
  if (formulaCharacters(set) > mostFormulaCharacters) return false;
  return signs.some((sign) => sign.test(text)) || set !== text;
}

const count = (text: string, sign: RegExp) => text.match(sign)?.length ?? 0;

/** The cells of the widest table, were it as long as the text. */
function mostCellsOf(text: string): number {
  if (!text.includes("|")) return 0;
  const lines = text.split("\n");
  const widths = lines.map((line) => (delimiterRow.test(line) ? count(line, /\|/g) + 1 : 0));
  return Math.max(...widths) * lines.length;
}

/** A formula that never closes goes on to the end. */
function formulaCharacters(set: string): number {
  if (mathFence.test(set)) return set.length;
  let characters = 0;
  for (const [formula] of set.matchAll(/\$\$[\s\S]*?(?:\$\$|(?![\s\S]))/g)) characters += formula.length;
  return characters;
}

/**
 * Formulas as the markdown reader expects them, in double dollars: models write `\(x\)`, `\[x\]` and `$x$` as well. A
 * single dollar is a formula's only where nothing blank stands inside it and no digit behind it, so that prices stay
 * prices. Code is left alone. `withDoubleDollars("\\(x\\) for $5")` is "$$x$$ for $5".
 */
export function withDoubleDollars(text: string): string {
  return text
    .split(/(^```[^\n]*\n[\s\S]*?(?:^```[^\n]*$|(?![\s\S]))|`[^`\n]+`)/m)
    .map((part, index) => (index % 2 === 1 ? part : dollarsOf(part)))
    .join("");
}

function dollarsOf(text: string): string {
  return text
    .replace(/\\\[([\s\S]+?)\\\]/g, (_, formula: string) => `\n$$\n${formula.trim()}\n$$\n`)
    .replace(/\\\((.+?)\\\)/gs, (_, formula: string) => `$$${formula.trim()}$$`)
    .replace(
      /(?<![\\$])\$(?![\s$])([^$\n]+?)(?<![\s\\])\$(?![\d$])/g,
      (_, formula: string) => `$$${formula}$$`,
    );
}
