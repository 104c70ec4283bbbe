import { expect, test } from "vitest";
import { blindChoices } from "./choice";
import { expectationOf, expectations, expectedChoice } from "./practice";

test.each([true, false])(
  "what is expected is the choice that says so, with the chosen one left: %s",
  (left) => {
    for (const expected of expectations) {
      expect(expectationOf(expectedChoice(expected, left), left)).toBe(expected);
    }
  },
);

test("the same side is the other expectation where the sides are exchanged", () => {
  expect(expectationOf("left", true)).toBe("chosen");
  expect(expectationOf("left", false)).toBe("rejected");
  expect(expectedChoice("rejected", true)).toBe("right");
});

test("every blind choice but cannot-judge can be expected", () => {
  expect(blindChoices.filter((choice) => expectationOf(choice, true) === null)).toEqual(["cannot-judge"]);
});
