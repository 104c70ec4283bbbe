import { expect, test } from "vitest";
import { rareNames } from "./rare-languages";

test("a language that Chromium cannot name has its name from here, in the language of the reader", () => {
  expect(rareNames("en")).toMatchObject({ bo: "Tibetan", sat: "Santali", ban: "Balinese" });
  expect(rareNames("de").bo).toBe("Tibetisch");
  expect(rareNames("ja").sat).toBe("サンターリー語");
});

test("Node knows each of them in English", () => {
  expect(Object.entries(rareNames("en")).filter(([language, name]) => language === name)).toEqual([]);
});
