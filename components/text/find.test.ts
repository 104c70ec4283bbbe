import fc from "fast-check";
import { expect, test } from "vitest";
import { findIn } from "./find";

const parts = (text: string, wanted: string, language = "en") =>
  findIn(text, wanted, language).map(([from, to]) => text.slice(from, to));

test.each<[string, string, string, string, string[]]>([
  ["capitals", "en", "The cat, THE CAT", "the cat", ["The cat", "THE CAT"]],
  [
    "letters with marks, looked for without them",
    "fr",
    "Élan e\u0301lan elan",
    "elan",
    ["Élan", "e\u0301lan", "elan"],
  ],
  ["ß, which is no ss", "de", "grosse Größe, Grosse Grösse", "größe", ["Größe"]],
  [
    "composed and decomposed Vietnamese",
    "vi",
    "tiếng Vie\u0323\u0302t",
    "tieng viet",
    ["tiếng Vie\u0323\u0302t"],
  ],
  ["the two small i of Turkish", "tr", "IRMAK ırmak İrmak irmak", "ırmak", ["IRMAK", "ırmak"]],
  ["the dotted one", "tr", "IRMAK ırmak İrmak irmak", "İRMAK", ["İrmak", "irmak"]],
  ["a Greek word that ends in sigma", "el", "ΛΟΓΟΣ λόγος λόγοσ", "λόγος", ["λόγος", "λόγοσ"]],
  [
    "Korean syllables from their letters",
    "ko",
    "\u1112\u1161\u11ab\u1100\u116e\u11a8 한국",
    "한국",
    ["\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국"],
  ],
  ["line breaks between words", "en", "one\n  two, one two", "one two", ["one\n  two", "one two"]],
  ["what is in no space", "ja", "東京都に住む。京都にも。", "京都", ["京都", "京都"]],
  ["faces outside the first plane", "en", "a 😀b 😀c", "😀", ["😀", "😀"]],
])("finds %s", (_, language, text, wanted, found) => {
  expect(parts(text, wanted, language)).toEqual(found);
});

test("marks tell words apart where letters are not Latin", () => {
  expect(parts("كتب كَتَبَ", "كتب", "ar")).toEqual(["كتب"]);
  expect(parts("มา ม้า", "มา", "th")).toEqual(["มา"]);
  expect(parts("कि की", "कि", "hi")).toEqual(["कि"]);
  expect(parts("й и", "и", "ru")).toEqual(["и"]);
});

test("nothing is found of nothing, nor in a language that has no name", () => {
  expect(findIn("abc", "", "en")).toEqual([]);
  expect(findIn("abc", "  \n", "en")).toEqual([]);
  expect(parts("ABC", "b", "not a language")).toEqual(["B"]);
});

test("matches do not overlap", () => {
  expect(findIn("aaaa", "aa", "en")).toEqual([
    [0, 2],
    [2, 4],
  ]);
});

test("whatever stands in a text is found where it stands, between whole letters", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "grapheme", minLength: 1 }),
      (before, word) => {
        fc.pre(word.trim() === word && word !== "");
        const text = `${before} ${word} `;
        expect(parts(text, word).map((part) => part.normalize("NFC").toLowerCase())).toSatisfy(
          (found: string[]) => found.length > 0,
        );
      },
    ),
  );
});
