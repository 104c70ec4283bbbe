import { expect, test } from "vitest";
import score from "@/lib/messages/en/score.json";
import { hookInEnglish } from "../testing/hook-in-english";
import { useScoreWords } from "./use-score-words";

const words = hookInEnglish(useScoreWords, { score });

test.each([
  [0, "$0"],
  [0.0004, "under $0.01"],
  [0.01, "$0.01"],
  [1.005, "$1.01"],
  [1234.5, "$1,234.50"],
])("%d dollars are said as %s", (dollars, said) => {
  expect(words.money(dollars)).toBe(said);
});

test.each([
  [1, "1 token"],
  [7, "7 tokens"],
  [999, "999 tokens"],
  [45_678, "46K tokens"],
  [1_234_567, "1.2M tokens"],
])("%d tokens are said as %s", (n, said) => {
  expect(words.tokens(n)).toBe(said);
});

test.each([
  [12.34, "12 per s"],
  [1.26, "1.3 per s"],
  [0.5, "30 per min"],
])("%d items per second are said as %s", (rate, said) => {
  expect(words.rate(rate)).toBe(said);
});

test("what a scoring came to says how many of how many where some are left", () => {
  const all = { kind: "sample", state: "done", total: 1_200, done: 1_200 } as const;
  expect(words.outcome(all)).toBe("1,200 prompts answered");
  expect(words.outcome({ ...all, done: 1_198 })).toBe("1,198 of 1,200 prompts answered");
  expect(words.outcome({ ...all, kind: "reward", state: "failed", done: 310 })).toBe(
    "310 of 1,200 responses given a reward",
  );
  expect(words.outcome({ ...all, kind: "embed", state: "cancelled", total: 1, done: 0 })).toBe(
    "cancelled, 0 of 1 response embedded",
  );
});
