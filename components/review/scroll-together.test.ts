import { expect, test } from "vitest";
import { matchingTop } from "./scroll-together";

const at = (scrollTop: number, scrollHeight: number) => ({ scrollTop, scrollHeight, clientHeight: 500 });

test.each([
  ["the beginning", at(0, 2500), at(300, 4500), 0],
  ["a quarter", at(500, 2500), at(0, 4500), 1000],
  ["the end", at(2000, 2500), at(0, 900), 400],
  ["a pull beyond the end", at(2100, 2500), at(0, 900), 400],
  ["a pull beyond the beginning", at(-80, 2500), at(10, 900), 0],
  ["the middle, beside a text that fits", at(1000, 2500), at(0, 300), 0],
])("%s of one text is that of the other", (_, scrolled, other, top) => {
  expect(matchingTop(scrolled, other)).toBe(top);
});

test("a text that fits on the screen leads nowhere", () => {
  expect(matchingTop(at(0, 400), at(700, 4500))).toBe(700);
});
