import fc from "fast-check";
import { expect, test } from "vitest";
import { brennanPrediger } from "./brennan-prediger";
import { cohenKappa, kappaMax, kappaTest } from "./cohen-kappa";
import { categoryKappas, fleissKappa } from "./fleiss-kappa";
import { gwetAc, gwetAcOfTwo } from "./gwet-ac";
import { krippendorffAlpha } from "./krippendorff-alpha";
import { percentAgreement, percentAgreementOfTwo } from "./percent-agreement";
import { scottPi } from "./scott-pi";
import { type Ratings, tableOf } from "./statistic";

// Gwet's abstractors, README of irrCAC (R)
const abstractors = [
  [13, 0, 0],
  [0, 20, 7],
  [0, 4, 56],
];
// SAS printout, quoted in the tests of statsmodels
const sas = [
  [0, 4, 1],
  [0, 8, 0],
  [0, 1, 5],
];
// Krippendorff 2011, example C; categories from 0
const _ = null;
const four: Ratings = [
  [0, 0, _, 0],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [2, 2, 2, 2],
  [1, 1, 1, 1],
  [0, 1, 2, 3],
  [3, 3, 3, 3],
  [0, 0, 1, 0],
  [1, 1, 1, 1],
  [_, 4, 4, 4],
  [_, _, 0, 0],
  [_, _, 2, _],
];

test("two raters agree as SAS and irrCAC print it", () => {
  expect(cohenKappa(sas).value).toBeCloseTo(0.4841628959276017, 12);
  expect(cohenKappa(sas).se).toBeCloseTo(0.1380135783058146, 12);
  expect(cohenKappa(sas).interval?.[0]).toBeCloseTo(0.21366125307070655, 9);
  expect(kappaTest(sas)?.z).toBeCloseTo(3.2625909799013253, 9);
  expect(kappaTest(sas)?.p).toBeCloseTo(0.0011, 4);
  expect(cohenKappa(sas, { weighting: "linear" }).value).toBeCloseTo(0.4701195219123504, 12);
  expect(scottPi(abstractors)).toMatchObject({ value: expect.closeTo(0.7962396962119109, 12) });
  expect(scottPi(abstractors).se).toBeCloseTo(0.05905473330895737, 12);
  expect(brennanPrediger(abstractors).value).toBeCloseTo(0.835, 12);
  expect(brennanPrediger(abstractors).se).toBeCloseTo(0.04693346, 8);
  expect(gwetAcOfTwo(abstractors).value).toBeCloseTo(0.8493305, 7);
  expect(gwetAcOfTwo(abstractors).se).toBeCloseTo(0.04321747, 8);
  expect(percentAgreementOfTwo(abstractors)).toMatchObject({
    value: expect.closeTo(0.89, 12),
    n: 100,
    raters: 2,
  });
});

test("many raters with gaps agree as irrCAC and Krippendorff have it", () => {
  expect(percentAgreement(four, 5).value).toBeCloseTo(9 / 11, 12);
  expect(fleissKappa(four, 5).value).toBeCloseTo(0.7611692754224112, 12);
  expect(fleissKappa(four, 5).se).toBeCloseTo(0.15301920346949238, 12);
  expect(gwetAc(four, 5).value).toBeCloseTo(0.775444068126995, 12);
  expect(gwetAc(four, 5).se).toBeCloseTo(0.1429499506407653, 12);
  expect(gwetAc(four, 5, { weighting: "quadratic" }).value).toBeCloseTo(0.9140007235516047, 12);
  expect(krippendorffAlpha(four, 5).value).toBeCloseTo(0.743421052631579, 12);
  expect(krippendorffAlpha(four, 5, { metric: "ordinal" }).value).toBeCloseTo(0.815, 3);
  expect(krippendorffAlpha(four, 5, { metric: "interval" }).value).toBeCloseTo(0.8491071428571428, 12);
  expect(krippendorffAlpha(four, 5, { metric: "ratio" }).value).toBeCloseTo(0.797, 3);
  expect(gwetAc(four, 5)).toMatchObject({ n: 11, units: 12, raters: 4 });
});

test("two categories mirror each other, so each has the overall kappa; uneven units have none", () => {
  // Three raters of four units: both categories mirror each other, so their kappas are the overall one.
  const ratings = [
    [0, 0, 1],
    [0, 0, 0],
    [1, 1, 1],
    [1, 0, 1],
  ];
  const overall = fleissKappa(ratings, 2).value;
  for (const { value } of categoryKappas(ratings, 2)) expect(value).toBeCloseTo(overall ?? Number.NaN, 12);
  expect(categoryKappas([[0, 1], [0]], 2).map(({ value }) => value)).toEqual([null, null]);
});

test("one category alone leaves kappa, pi, Fleiss and alpha undefined, and AC1 and Brennan-Prediger at one", () => {
  const same: Ratings = [
    [0, 0],
    [0, 0],
    [0, 0],
  ];
  const table = tableOf(same, 0, 1, 2);
  for (const statistic of [
    cohenKappa(table),
    scottPi(table),
    fleissKappa(same, 2),
    krippendorffAlpha(same, 2),
  ])
    expect(statistic).toMatchObject({ value: null, reason: "undefined_zero_expected_disagreement" });
  expect(kappaMax(table)).toBeNull();
  expect([gwetAc(same, 2).value, brennanPrediger(table).value, percentAgreement(same, 2).value]).toEqual([
    1, 1, 1,
  ]);
});

test("nothing, one rater and raters who never meet have no agreement, and say why", () => {
  expect(krippendorffAlpha([], 2)).toMatchObject({ value: null, reason: "no_data", n: 0 });
  expect(percentAgreement([], 2)).toMatchObject({ value: null, reason: "no_data" });
  for (const ratings of [
    [[0], [1], [0]],
    [
      [0, _],
      [_, 1],
    ],
  ] satisfies Ratings[]) {
    expect(krippendorffAlpha(ratings, 2)).toMatchObject({ value: null, reason: "no_overlap" });
    expect(fleissKappa(ratings, 2)).toMatchObject({ value: null, reason: "no_overlap" });
    expect(percentAgreement(ratings, 2)).toMatchObject({ value: null, reason: "no_overlap" });
  }
  expect(
    cohenKappa([
      [0, 0],
      [0, 0],
    ]),
  ).toMatchObject({ value: null, reason: "no_overlap" });
});

test("a rater who always says the same has kappa zero, and complete disagreement is minus one", () => {
  expect(
    cohenKappa([
      [5, 3],
      [0, 0],
    ]),
  ).toMatchObject({ value: 0, se: 0, reason: "degenerate_ci" });
  const opposite: Ratings = [
    [0, 1],
    [1, 0],
  ];
  expect(cohenKappa(tableOf(opposite, 0, 1, 2)).value).toBe(-1);
  expect(krippendorffAlpha(opposite, 2).value).toBe(-0.5);
});

test("values that pair with nothing change nothing: singletons are outside of alpha", () => {
  expect(
    krippendorffAlpha(
      [
        [0, 0],
        [0, 0],
        [1, _],
      ],
      2,
    ),
  ).toMatchObject({
    value: null,
    reason: "undefined_zero_expected_disagreement",
    n: 2,
    units: 3,
  });
});

test("where units with one rating alone make chance likely, Fleiss' kappa may lie below minus one", () => {
  const { value, interval } = fleissKappa(
    [
      [0, _],
      [0, 1],
    ],
    2,
  );
  expect(value).toBeCloseTo(-5 / 3, 12);
  expect(interval?.[0]).toBeLessThanOrEqual(value ?? 0);
});

test("a category that was not declared is a mistake and throws", () => {
  expect(() => krippendorffAlpha([[0, 3]], 3)).toThrow(RangeError);
  expect(() => gwetAc([[0, 0]], 1)).toThrow(RangeError);
});

const category = fc.option(fc.nat(2), { nil: null });
const someRatings = fc.array(fc.tuple(category, category, category), { minLength: 3, maxLength: 25 });
const everyStatistic = (ratings: Ratings) => [
  percentAgreement(ratings, 3),
  fleissKappa(ratings, 3),
  gwetAc(ratings, 3),
  krippendorffAlpha(ratings, 3),
  cohenKappa(tableOf(ratings, 0, 1, 3)),
  scottPi(tableOf(ratings, 0, 1, 3)),
  brennanPrediger(tableOf(ratings, 0, 1, 3)),
];
const rounded = (ratings: Ratings) =>
  everyStatistic(ratings).map(({ value }) => (value === null ? null : Math.round(value * 1e9) / 1e9 + 0));

test("every statistic is at most one, inside of its interval, or null with a reason", () => {
  fc.assert(
    fc.property(someRatings, (ratings) => {
      for (const { value, reason, interval, method } of everyStatistic(ratings)) {
        if (value === null) expect(reason, method).toBeDefined();
        else expect(value, method).toBeLessThanOrEqual(1 + 1e-9);
        if (value === null || !interval) continue;
        expect(interval[0], method).toBeLessThanOrEqual(value + 1e-9);
        expect(interval[1], method).toBeGreaterThanOrEqual(value - 1e-9);
        expect(interval[1], method).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test("the order of units changes nothing, nor does that of raters, nor what the categories are called", () => {
  fc.assert(
    fc.property(someRatings, (ratings) => {
      const before = rounded(ratings);
      expect(rounded(ratings.toReversed())).toEqual(before);
      expect(rounded(ratings.map((unit) => unit.map((k) => (k === null ? null : (k + 1) % 3))))).toEqual(
        before,
      );
      // Of two raters either may stand first.
      expect(rounded(ratings.map(([a, b, c]) => [b, a, c]))).toEqual(before);
    }),
  );
});
