import { expect, test } from "vitest";
import duration from "@/lib/messages/en/duration.json";
import { hookInEnglish } from "./testing/hook-in-english";
import { useDurations } from "./use-durations";

const inWords = hookInEnglish(useDurations, { duration });

test.each([
  [0.2, "1 s"],
  [50, "50 s"],
  [100, "2 min"],
  [300, "5 min"],
  [3_600, "1 h"],
  [5_400, "1 h 30 min"],
  [3_599, "1 h"],
  [172_800, "2 days"],
])("%d seconds are said as %s", (seconds, words) => {
  expect(inWords(seconds)).toBe(words);
});
