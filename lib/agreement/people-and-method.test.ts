import fc from "fast-check";
import { expect, test } from "vitest";
import { brier } from "./brier";
import { calibration } from "./calibration";
import { clopperPearson, upperBound } from "./clopper-pearson";
import { isotonic, isotonicAt } from "./isotonic";
import { platt, plattAt } from "./platt";
import { averagePrecision, precisionRecallCurve } from "./precision-recall";
import { rocAuc } from "./roc-auc";

const judged = (right: number[], score: number[]) =>
  right.map((each, i) => ({ right: each === 1, score: score[i] ?? 0 }));
const forecasts = (right: number[], probability: number[]) =>
  right.map((each, i) => ({ right: each === 1, probability: probability[i] ?? 0 }));

test("AUC and average precision of four pairs are scikit-learn's", () => {
  const four = judged([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]);
  expect(rocAuc(four)).toMatchObject({ value: 0.75, n: 4, parameters: { right: 2, wrong: 2 } });
  expect(averagePrecision(four).value).toBeCloseTo(0.8333333333333333, 12);
  expect(precisionRecallCurve(four).map(({ precision }) => precision)).toEqual([1, 0.5, 2 / 3, 0.5]);
  expect(averagePrecision(judged([0, 1, 1], [0.5, 0.5, 0.6])).value).toBeCloseTo(0.8333333333333333, 12);
});

test("DeLong's standard error of an AUC is that of the placements' variances", () => {
  // Placements by hand: of right ones 1/2, 1 and 1; of wrong ones 2/3 and 1.
  const seen = rocAuc(judged([0, 0, 1, 1, 1], [1, 3, 2, 4, 5]));
  expect(seen.value).toBeCloseTo(5 / 6, 12);
  expect(seen.se).toBeCloseTo(Math.sqrt(1 / 12 / 3 + 1 / 18 / 2), 12);
});

test("one class, nothing and a perfect order have no interval, and say why", () => {
  expect(rocAuc([])).toMatchObject({ value: null, reason: "no_data" });
  expect(rocAuc(judged([1, 1], [1, 2]))).toMatchObject({ value: null, reason: "one_class" });
  const perfect = rocAuc(judged([0, 0, 1, 1], [1, 2, 3, 4]));
  expect(perfect).toMatchObject({ value: 1, reason: "degenerate_ci" });
  expect(perfect.interval).toBeUndefined();
  expect(averagePrecision(judged([0, 0], [1, 2]))).toMatchObject({ value: null, reason: "one_class" });
  expect(() => rocAuc(judged([0, 1], [Number.NaN, 1]))).toThrow(RangeError);
});

test("turning every score round turns the AUC round, and only the order of scores matters", () => {
  const pairs = fc.array(fc.record({ right: fc.boolean(), score: fc.integer({ min: -20, max: 20 }) }), {
    minLength: 2,
    maxLength: 40,
  });
  fc.assert(
    fc.property(pairs, (list) => {
      const { value } = rocAuc(list);
      fc.pre(value !== null);
      expect(rocAuc(list.map((each) => ({ ...each, score: -each.score }))).value).toBeCloseTo(
        1 - (value ?? 0),
        10,
      );
      expect(rocAuc(list.map((each) => ({ ...each, score: each.score ** 3 }))).value).toBeCloseTo(
        value ?? 0,
        10,
      );
    }),
  );
});

test("a calibration error is torchmetrics' own, and edges belong to the bin above, the last to the last", () => {
  const two = calibration(forecasts([0, 0, 1, 1, 1], [0.25, 0.25, 0.55, 0.75, 0.75]), { bins: 2 });
  expect(two.ece).toBeCloseTo(0.29, 12);
  expect(two.mce).toBeCloseTo(0.31666666666666676, 12);
  expect(two.rmsce).toBeCloseTo(0.2918332857414772, 12);
  const five = calibration(
    forecasts([0, 0, 1, 0, 1, 0, 1, 1, 1, 1], [0, 0.1, 0.2, 0.3, 0.5, 0.5, 0.7, 0.8, 0.9, 1]),
    { bins: 5 },
  );
  expect(five.bins.map(({ n }) => n)).toEqual([2, 2, 2, 1, 3]);
  expect(five.ece).toBeCloseTo(0.12, 12);
  expect(calibration([])).toMatchObject({ n: 0, ece: null, mce: null, bins: [] });
});

test("bins of equal n hold equal n, and empty ones are left out", () => {
  const spread = forecasts([0, 0, 1, 0, 1, 1, 1, 1], [0.9, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96, 0.97]);
  expect(calibration(spread, { bins: 4, by: "quantile" }).bins.map(({ n }) => n)).toEqual([2, 2, 2, 2]);
  expect(calibration(spread, { bins: 4 }).bins).toHaveLength(1);
});

test("Brier's score is scikit-learn's, and Murphy's parts add up to it", () => {
  expect(brier(forecasts([0, 1, 1, 0], [0.1, 0.9, 0.8, 0.3])).value).toBeCloseTo(0.0375, 12);
  expect(brier([])).toMatchObject({ value: null, n: 0 });
  const some = fc.array(
    fc.record({ right: fc.boolean(), probability: fc.constantFrom(0.1, 0.3, 0.5, 0.9) }),
    { minLength: 1, maxLength: 60 },
  );
  fc.assert(
    fc.property(some, (list) => {
      const { value, reliability, resolution, uncertainty } = brier(list);
      expect((reliability ?? 0) - (resolution ?? 0) + (uncertainty ?? 0)).toBeCloseTo(
        value ?? Number.NaN,
        10,
      );
    }),
  );
});

test("isotonic regression pools what falls, and its line rises and ends level", () => {
  const points = [3, 7, 5, 9, 8, 7, 10].map((y, x) => ({ x, y }));
  const fit = isotonic(points);
  expect(fit.y).toEqual([3, 6, 6, 8, 8, 8, 10]);
  expect([-1, 0.5, 5.5, 9].map((x) => isotonicAt(fit, x))).toEqual([3, 4.5, 9, 10]);
  expect(isotonic([1, 1, 2, 3, 4, 5].map((x, i) => ({ x, y: i + 1 }))).y).toEqual([1.5, 3, 4, 5, 6]);
  expect(isotonicAt(isotonic([]), 1)).toBeNull();
});

test("Platt's curve recovers the one that made its outcomes, and is finite where a score separates", () => {
  const made = Array.from({ length: 400 }, (_, i) => {
    const score = (i % 100) / 10 - 5;
    // As many right ones at each score as the curve 1/(1 + e^-(1.5 s + 0.5)) says.
    return { score, right: Math.floor(i / 100) / 4 + 0.125 < 1 / (1 + Math.exp(-(1.5 * score + 0.5))) };
  });
  const fit = platt(made);
  expect(fit?.slope).toBeGreaterThan(1);
  expect(plattAt(fit ?? { slope: 0, intercept: 0 }, -1 / 3)).toBeCloseTo(0.5, 1);
  const separated = platt(judged([0, 0, 1, 1], [1, 2, 3, 4]));
  expect(Number.isFinite(separated?.slope)).toBe(true);
  expect(platt(judged([1, 1], [1, 2]))).toBeNull();
  expect(platt(judged([0, 1], [3, 3]))).toBeNull();
});

test("exact intervals are R's, one-sided bounds as well", () => {
  expect(clopperPearson(51, 235)?.[0]).toBeCloseTo(0.1660633298083073, 10);
  expect(clopperPearson(51, 235)?.[1]).toBeCloseTo(0.2752683640289254, 10);
  expect(clopperPearson(30, 30)).toEqual([expect.closeTo(0.8842966917779722, 10), 1]);
  expect(upperBound(51, 235, 0.05)).toBeCloseTo(0.2659460862574313, 10);
  expect(clopperPearson(0, 0)).toBeNull();
  expect(upperBound(3, 3, 0.05)).toBe(1);
});
