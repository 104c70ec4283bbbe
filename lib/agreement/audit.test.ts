import fc from "fast-check";
import { expect, test } from "vitest";
import { errorRate, reviewsNeeded, stratifiedErrorRate } from "./error-rate";
import { compareMethods } from "./mcnemar";
import { predictionPowered } from "./prediction-powered";
import { seededRandom } from "./seeded-random";

test("Newcombe's own example of a paired difference", () => {
  // Newcombe 1998, table III, (b): 36, 12, 2, 0; method 10
  const seen = compareMethods({ both: 36, first: 12, second: 2, neither: 0 });
  expect(seen.difference).toBeCloseTo(0.2, 12);
  expect(seen.interval?.[0]).toBeCloseTo(0.0569, 4);
  expect(seen.interval?.[1]).toBeCloseTo(0.3404, 4);
  expect(seen.p).toBeCloseTo(0.0129, 4);
});

test("methods that never differ, and nothing at all, are told apart", () => {
  expect(compareMethods({ both: 5, first: 0, second: 0, neither: 5 })).toMatchObject({
    difference: 0,
    p: 1,
    n: 10,
  });
  expect(compareMethods({ both: 0, first: 0, second: 0, neither: 0 })).toMatchObject({
    difference: null,
    reason: "no_data",
  });
});

test("changing the two methods over turns the difference round", () => {
  const n = fc.nat(60);
  fc.assert(
    fc.property(n, n, n, n, (both, first, second, neither) => {
      fc.pre(both + first + second + neither > 0);
      const one = compareMethods({ both, first, second, neither });
      const other = compareMethods({ both, first: second, second: first, neither });
      expect(other.difference).toBeCloseTo(-(one.difference ?? 0), 12);
      expect(other.interval?.[0]).toBeCloseTo(-(one.interval?.[1] ?? 0), 10);
      expect(other.p).toBeCloseTo(one.p ?? 0, 12);
    }),
  );
});

test("an error rate of a small population is surer than Wilson's, and certain when all is reviewed", () => {
  const [low = 0, high = 1] = errorRate({ size: 1e9, n: 50, errors: 5 }).interval ?? [];
  expect([low, high]).toEqual([expect.closeTo(0.0434, 3), expect.closeTo(0.2136, 3)]);
  const small = errorRate({ size: 80, n: 50, errors: 5 }).interval ?? [0, 1];
  expect(small[0]).toBeGreaterThan(low);
  expect(small[1]).toBeLessThan(high);
  expect(errorRate({ size: 50, n: 50, errors: 5 }).interval).toEqual([0.1, 0.1]);
  expect(errorRate({ size: 50, n: 0, errors: 0 })).toMatchObject({ value: null, reason: "no_data" });
});

test("strata weigh by their size and not by how much of them was reviewed", () => {
  const strata = [
    { size: 9000, n: 100, errors: 10 },
    { size: 1000, n: 400, errors: 200 },
  ];
  expect(stratifiedErrorRate(strata)).toMatchObject({
    value: expect.closeTo(0.14, 12),
    n: 500,
    size: 10_000,
  });
  expect(stratifiedErrorRate([{ size: 5, n: 0, errors: 0 }, ...strata])).toMatchObject({
    value: null,
    reason: "too_few",
  });
  expect(stratifiedErrorRate([])).toMatchObject({ value: null, reason: "no_data" });
  // None seen is not none there.
  expect(stratifiedErrorRate([{ size: 9000, n: 60, errors: 0 }]).interval?.[1]).toBeGreaterThan(0.03);
});

test("a stratified interval holds the truth about as often as it says", () => {
  const truth = [0.05, 0.3];
  const size = [4000, 1000];
  const overall = 0.8 * 0.05 + 0.2 * 0.3;
  let held = 0;
  for (let seed = 0; seed < 400; seed++) {
    const random = seededRandom(seed);
    const strata = truth.map((share, h) => ({
      size: size[h] ?? 0,
      n: 80,
      errors: Array.from({ length: 80 }, () => Number(random() < share)).reduce((a, b) => a + b, 0),
    }));
    const [low, high] = stratifiedErrorRate(strata).interval ?? [1, 0];
    held += Number(low <= overall && overall <= high);
  }
  expect(held / 400).toBeGreaterThan(0.92);
});

test("reviews needed fall as they are done, and are never more than there are pairs", () => {
  const start = reviewsNeeded({ size: 10_000, n: 0, errors: 0 }, 0.03);
  expect(start).toBeGreaterThan(950);
  expect(start).toBeLessThan(970);
  expect(reviewsNeeded({ size: 10_000, n: 200, errors: 10 }, 0.03)).toBeLessThan(200);
  expect(reviewsNeeded({ size: 100, n: 0, errors: 0 }, 0.0001)).toBe(100);
  expect(reviewsNeeded({ size: 100, n: 100, errors: 3 }, 0.0001)).toBe(0);
  const done = reviewsNeeded({ size: 10_000, n: start, errors: start / 2 }, 0.03);
  expect(done).toBeLessThanOrEqual(1);
});

/** Reviews and predictions of which `knowing` says how much the predictions know. */
function predicted(seed: number, knowing: number) {
  const random = seededRandom(seed);
  const draw = () => {
    const chance = random() < 0.5 ? 0.05 : 0.6;
    return { wrong: random() < chance, predicted: knowing * chance + (1 - knowing) * random() };
  };
  return {
    reviewed: Array.from({ length: 120 }, draw),
    others: Array.from({ length: 4000 }, () => draw().predicted),
  };
}

test("good predictions tighten the interval, noise leaves it about as wide", () => {
  const width = ([low, high]: readonly [number, number]) => high - low;
  const ratio = (knowing: number) => {
    const { reviewed, others } = predicted(3, knowing);
    const { naive, tightened } = predictionPowered(reviewed, others);
    return width(tightened?.interval ?? [0, 9]) / width(naive?.interval ?? [0, 1]);
  };
  expect(ratio(1)).toBeLessThan(0.9);
  expect(ratio(0)).toBeLessThan(1.05);
});

test("a tightened interval holds the truth about as often as it says, predictions good or bad", () => {
  for (const knowing of [1, 0]) {
    let held = 0;
    for (let seed = 0; seed < 400; seed++) {
      const { reviewed, others } = predicted(seed, knowing);
      const [low, high] = predictionPowered(reviewed, others).tightened?.interval ?? [1, 0];
      held += Number(low <= 0.325 && 0.325 <= high);
    }
    expect(held / 400).toBeGreaterThan(0.92);
  }
});

test("too few reviews are not tightened, and none say so", () => {
  expect(predictionPowered([], [0.5])).toMatchObject({ naive: null, reason: "no_data" });
  const few = [{ wrong: true, predicted: 0.5 }];
  expect(predictionPowered(few, [0.5])).toMatchObject({
    tightened: null,
    reason: "too_few",
    naive: { value: 1 },
  });
});
