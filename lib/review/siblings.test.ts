import { expect, test } from "vitest";
import { placeOfRow, saidBy } from "./siblings";

test.each([
  [{ accept: 2, swap: 1, reject: 0 }, "accept"],
  [{ accept: 0, swap: 1, reject: 0 }, "swap"],
  [{ accept: 1, swap: 1, reject: 0 }, "divided"],
  [{ accept: 2, swap: 2, reject: 3 }, "reject"],
  [{ accept: 0, swap: 0, reject: 0 }, null],
])("%j says %s", (verdicts, said) => {
  expect(saidBy(verdicts)).toBe(said);
});

test("a place names what the rows are ordered by", () => {
  expect(placeOfRow({ dissent: 2, judged: 5, promptId: 7 })).toBe("2.5.7");
});
