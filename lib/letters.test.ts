import fc from "fast-check";
import { expect, test } from "vitest";
import { scriptsIn } from "./letters";

test.each<[string, string[]]>([
  ["", []],
  ["Grüße, Ελλάδα, Привет, tiếng Việt, 12 € — “…”", []],
  ["a 漢字 ไทย漢", ["Hani", "Thai"]],
  ["মানুষ।", ["Beng"]],
  ["𠮷", ["Hani"]],
  ["😀", []],
  ["สวัสดี नमस्ते ភាសា", ["Thai", "Deva", "Khmr"]],
])("%s has letters of %j", (text, scripts) => {
  expect(scriptsIn(text)).toEqual(scripts);
});

// ECMAScript's own tables are the judge; it has no name for letters that several scripts share.
const judged: [string, RegExp][] = [
  ["Arab", /\p{Script=Arabic}/u],
  ["Armn", /\p{Script=Armenian}/u],
  ["Beng", /\p{Script=Bengali}/u],
  ["Deva", /\p{Script=Devanagari}/u],
  ["Ethi", /\p{Script=Ethiopic}/u],
  ["Geor", /\p{Script=Georgian}/u],
  ["Gujr", /\p{Script=Gujarati}/u],
  ["Guru", /\p{Script=Gurmukhi}/u],
  ["Hang", /\p{Script=Hangul}/u],
  ["Hani", /\p{Script=Han}/u],
  ["Hebr", /\p{Script=Hebrew}/u],
  ["Kana", /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ["Khmr", /\p{Script=Khmer}/u],
  ["Knda", /\p{Script=Kannada}/u],
  ["Laoo", /\p{Script=Lao}/u],
  ["Mlym", /\p{Script=Malayalam}/u],
  ["Mymr", /\p{Script=Myanmar}/u],
  ["Olck", /\p{Script=Ol_Chiki}/u],
  ["Orya", /\p{Script=Oriya}/u],
  ["Sinh", /\p{Script=Sinhala}/u],
  ["Taml", /\p{Script=Tamil}/u],
  ["Telu", /\p{Script=Telugu}/u],
  ["Tfng", /\p{Script=Tifinagh}/u],
  ["Thaa", /\p{Script=Thaana}/u],
  ["Thai", /\p{Script=Thai}/u],
  ["Tibt", /\p{Script=Tibetan}/u],
];

test.each(judged)("every common letter of %s is known as such", (script, letters) => {
  const missing: string[] = [];
  for (let unit = 0x530; unit < 0x10000; unit += 1) {
    const letter = String.fromCharCode(unit);
    if (letters.test(letter) && /\p{L}/u.test(letter) && !scriptsIn(letter).includes(script))
      missing.push(unit.toString(16));
  }
  // Signs and half-width forms outside the blocks of a script, which no text is written in.
  const rare = (hex: string) => /^(ff|3005|3007|302|303|309|32|33|1cb|1c8|fb0|aa[01])/.test(hex);
  expect(missing.filter((hex) => !rare(hex))).toEqual([]);
});

test("no letter is taken for one of another script", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0x530, max: 0xffff }), (unit) => {
      const letter = String.fromCharCode(unit);
      if (!/\p{L}/u.test(letter)) return;
      for (const script of scriptsIn(letter)) {
        const [, letters] = judged.find(([name]) => name === script) ?? [];
        if (!/\p{Script_Extensions=Common}|\p{Script=Common}/u.test(letter))
          expect(letter).toMatch(letters ?? /^$/);
      }
    }),
    { numRuns: 5_000 },
  );
});
