import { expect, test } from "vitest";
import { directionOf, languageName, ownName, scriptOf } from "./language";

test.each<[string, "ltr" | "rtl", string]>([
  ["en", "ltr", "Latn"],
  ["de-AT", "ltr", "Latn"],
  ["ur", "rtl", "Arab"],
  ["ug", "rtl", "Arab"],
  ["he", "rtl", "Hebr"],
  ["yi", "rtl", "Hebr"],
  ["dv", "rtl", "Thaa"],
  ["nqo", "rtl", "Nkoo"],
  ["az", "ltr", "Latn"],
  ["az-Arab", "rtl", "Arab"],
  ["pa", "ltr", "Guru"],
  ["pa-PK", "rtl", "Arab"],
  ["hi-Latn", "ltr", "Latn"],
  ["zh", "ltr", "Hans"],
  ["zh-TW", "ltr", "Hant"],
  ["yue", "ltr", "Hant"],
  ["qqq", "ltr", "Latn"],
  ["und", "ltr", "Latn"],
  ["und-Deva", "ltr", "Deva"],
  ["no such tag", "ltr", "Latn"],
  ["", "ltr", "Latn"],
])("%s runs %s in %s", (language, direction, script) => {
  expect(directionOf(language)).toBe(direction);
  expect(scriptOf(language)).toBe(script);
});

test("the text is asked for its script where nobody knows the language, and only there", () => {
  expect(scriptOf("qqq", "12: שלום")).toBe("Hebr");
  expect(directionOf("und", "سلام hello")).toBe("rtl");
  expect(directionOf("no such tag", "hello سلام")).toBe("rtl");
  expect(directionOf("en", "سلام")).toBe("ltr");
  expect(directionOf("ar", "hello")).toBe("rtl");
});

test.each([
  ["sw", "Swahili", "Kiswahili"],
  ["de", "German", "Deutsch"],
  ["zh-Hant", "Traditional Chinese", "繁體中文"],
  ["qqq", "qqq", ""],
  ["no such tag", "no such tag", ""],
])("%s is %s, in itself %s", (language, english, own) => {
  expect(languageName(language)).toBe(english);
  expect(ownName(language)).toBe(own);
});
