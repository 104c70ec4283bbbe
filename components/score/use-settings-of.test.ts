import { expect, test } from "vitest";
import parameter from "@/lib/messages/en/parameter.json";
import { hookInEnglish } from "../testing/hook-in-english";
import { useSettingsOf } from "./use-settings-of";

const settingsOf = hookInEnglish(useSettingsOf, { parameter });

test.each([
  ["sample", { n: 4, temperature: 0.9, seed: null, languages: [] }, "Responses per prompt 4"],
  ["sample", { languages: ["sw", "th"], seed: 7 }, "Swahili and Thai · Seed 7"],
  [
    "reward",
    { dialect: "judge", score: "quality", replace: true },
    "Way of asking judge · Score quality · Replace what is there",
  ],
  ["logprob", { as: "policy" }, "policy"],
  ["embed", { model: "some/model", batchSize: 8 }, ""],
  ["gloss", null, ""],
] as const)("a scoring of kind %s with %j is said to be set to %j", (kind, parameters, words) => {
  expect(settingsOf(kind, parameters)).toBe(words);
});
