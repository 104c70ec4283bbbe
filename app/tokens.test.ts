import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync("app/tokens.css", "utf8");

type Colour = [lightness: number, chroma: number, hue: number];
type Theme = "light" | "dark";

/** The tokens that a rule sets, each in light and in dark. */
function tokensIn(selector: string): Map<string, Record<Theme, Colour>> {
  const start = css.indexOf(`${selector} {`);
  expect(start, selector).toBeGreaterThan(-1);
  const rule = css.slice(start, css.indexOf("}", start));
  const found = new Map<string, Record<Theme, Colour>>();
  for (const [, name = "", light = "", dark = ""] of rule.matchAll(
    /--([\w-]+): light-dark\(oklch\(([^)]+)\), oklch\(([^)]+)\)\)/g,
  ))
    found.set(name, { light: colour(light), dark: colour(dark) });
  return found;
}

function colour(written: string): Colour {
  const [lightness = 0, chroma = 0, hue = 0] = written.split(" ").map(Number);
  return [lightness, chroma, hue];
}

/** WCAG's relative luminance of an OKLCH colour, which stays inside sRGB by clipping, as browsers do it roughly. */
function luminance([lightness, chroma, hue]: Colour): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const [red, green, blue] = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((part) => Math.min(1, Math.max(0, part))) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test("black on white is 21:1, and a grey that is known is as it is known", () => {
  expect(contrast([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 5);
  // #767676, the lightest grey that may be text on white: 4.54:1.
  expect(contrast([0.5659, 0, 0], [1, 0, 0])).toBeCloseTo(4.54, 2);
});

const grounds = ["paper", "raised", "sunken"];
const texts = ["ink", "muted", "faint", "accent", "accept", "swap", "reject"];

describe.each([
  { name: "as usual", selector: ":root", text: 4.5, parts: ["outline", "accent"], part: 3 },
  {
    name: "with more contrast",
    selector: ':root[data-contrast="more"]',
    text: 7,
    parts: ["hairline", "outline", "accent"],
    part: 3,
  },
])("$name", ({ selector, text, parts, part }) => {
  const tokens = tokensIn(selector);
  const of = (name: string, theme: Theme): Colour => {
    const found = tokens.get(name);
    if (!found) throw new Error(`no token ${name} in ${selector}`);
    return found[theme];
  };

  test.each(["light", "dark"] as const)("in %s, every text is read and every control is seen", (theme) => {
    const faint: string[] = [];
    const needs = (name: string, ground: string, least: number) => {
      const found = contrast(of(name, theme), of(ground, theme));
      if (found < least) faint.push(`${name} on ${ground}: ${found.toFixed(2)} instead of ${least}`);
    };
    for (const ground of grounds) {
      for (const name of texts) needs(name, ground, text);
      for (const name of parts) needs(name, ground, part);
    }
    needs("on-accent", "accent", text);
    expect(faint).toEqual([]);
  });
});

test("more contrast is the same, chosen in the system or here", () => {
  expect(tokensIn(':root:not([data-contrast="standard"])')).toEqual(tokensIn(':root[data-contrast="more"]'));
});

test("more contrast is another value of the same tokens", () => {
  expect([...tokensIn(':root[data-contrast="more"]').keys()]).toEqual([...tokensIn(":root").keys()]);
});
