import { expect, test } from "vitest";
import { hookInEnglish } from "./testing/hook-in-english";
import { useNumbers } from "./use-numbers";

const numbers = hookInEnglish(useNumbers, {});

test("scores have as many decimals as can be compared, and a true minus", () => {
  expect([0.81249, -0.5, 27, 12.345, -123.456, 1234.5].map(numbers.score)).toEqual([
    "0.812",
    "\u22120.500",
    "27",
    "12.3",
    "\u2212123.5",
    "1235",
  ]);
});

test("the marks of an axis end without zeros", () => {
  expect([0.5, -0.25, 0, 3].map(numbers.tick)).toEqual(["0.5", "\u22120.25", "0", "3"]);
});

test("counts are grouped, shares have two decimals", () => {
  expect([numbers.count(1234), numbers.share(0.625), numbers.percent(0.417)]).toEqual([
    "1,234",
    "0.63",
    "42%",
  ]);
});
