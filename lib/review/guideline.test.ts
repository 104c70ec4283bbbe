import { expect, test } from "vitest";
import { guidelineTexts } from "./guideline";

const guideline = {
  version: 3,
  text: "Right before beautiful.",
  language: "en",
  texts: { de: "Richtig vor schön.", "zh-Hant": "正確先於優美。", fr: " " },
};

const first = (wanted: string[]) => guidelineTexts(guideline, wanted)[0];

test("the first wanted language that the guideline has comes first", () => {
  expect(first(["de", "en"])).toEqual({ language: "de", text: "Richtig vor schön." });
  expect(first(["ja", "de"])).toEqual({ language: "de", text: "Richtig vor schön." });
});

test("the default text counts as a text of its own language", () => {
  expect(first(["en", "de"])?.text).toBe("Right before beautiful.");
});

test("without a wanted language the default comes first", () => {
  expect(first(["ja", "sw"])?.text).toBe("Right before beautiful.");
});

test("the same language in another script is closer than the default", () => {
  expect(first(["zh"])?.language).toBe("zh-Hant");
});

test("the others follow, and a text without a character is none", () => {
  expect(guidelineTexts(guideline, ["de"]).map(({ language }) => language)).toEqual(["de", "en", "zh-Hant"]);
  expect(first(["fr"])?.language).toBe("en");
});

test("without a guideline there is no text", () => {
  expect(guidelineTexts(null, ["en"])).toEqual([]);
  expect(guidelineTexts({ version: 1, text: "", language: null, texts: {} }, ["en"])).toEqual([]);
});
