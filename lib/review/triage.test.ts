import { expect, test } from "vitest";
import { expectedWrong, firstModel, fitTriage, isEnough, leastJudged, wrongness } from "./triage";

test("before anybody has decided, more clues are more likely to be wrong", () => {
  expect(wrongness(firstModel, [0, 0, 0, 0])).toBeCloseTo(0.076, 3);
  expect(wrongness(firstModel, [1, 1, 1, 1])).toBeCloseTo(0.909, 3);
  expect(
    expectedWrong(firstModel, [
      [0, 0, 0, 0],
      [1, 1, 1, 1],
    ]),
  ).toBeCloseTo(0.985, 2);
});

test("without decisions the weights are those to begin with", () => {
  expect(fitTriage([]).weights).toEqual(firstModel.weights);
});

test("a model meets the share of wrong pairs that it was fitted to", () => {
  const judged = Array.from({ length: 400 }, (_, n) => ({
    clues: [(n % 7) / 6, (n % 5) / 4, n % 2, (n % 3) / 2],
    wrong: n % 2 === 1 && n % 3 !== 0,
  }));
  const model = fitTriage(judged);
  const expected = expectedWrong(
    model,
    judged.map(({ clues }) => clues),
  );
  expect(expected).toBeCloseTo(judged.filter(({ wrong }) => wrong).length, 3);
  expect(model.weights[2]).toBeGreaterThan(2);
});

test("decisions that are all alike leave finite weights", () => {
  const { intercept, weights } = fitTriage(
    Array.from({ length: 60 }, () => ({ clues: [1, 0, 0, 0], wrong: true })),
  );
  for (const value of [intercept, ...weights]) expect(Number.isFinite(value)).toBe(true);
});

test("a few decisions, or decisions of one kind, are not enough to expect anything", () => {
  const judged = (wrong: number, right: number) => [
    ...Array.from({ length: wrong }, () => ({ clues: [], wrong: true })),
    ...Array.from({ length: right }, () => ({ clues: [], wrong: false })),
  ];
  expect(isEnough(judged(10, leastJudged - 11))).toBe(false);
  expect(isEnough(judged(4, 200))).toBe(false);
  expect(isEnough(judged(10, leastJudged))).toBe(true);
});
