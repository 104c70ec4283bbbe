import { expect, test } from "vitest";
import { binnedCalibration, binnedRiskCoverage, binnedRocAuc } from "./binned";
import { fleissKappa } from "./fleiss-kappa";
import { gwetAc } from "./gwet-ac";
import { betweenPeople } from "./kept-units";
import { krippendorffAlpha } from "./krippendorff-alpha";
import { percentAgreement } from "./percent-agreement";
import { platt } from "./platt";
import { rocAuc } from "./roc-auc";
import { seededRandom } from "./seeded-random";
import type { Ratings } from "./statistic";

/** 400 pairs with so many opinions each, up to three unless told. */
function ratings(opinions?: number): Ratings {
  const random = seededRandom(4);
  return Array.from({ length: 400 }, () => {
    const truth = Math.floor(random() * 3);
    const opinion = () => (random() < 0.8 ? truth : Math.floor(random() * 3));
    return Array.from({ length: opinions ?? 1 + Math.floor(random() * 3) }, opinion);
  });
}

const kept = (list: Ratings) =>
  list.map((unit) => ({ counts: [0, 1, 2].map((k) => unit.filter((each) => each === k).length), pairs: 1 }));

const sameAs = (list: Ratings) => {
  const { percent, fleiss, ac1 } = betweenPeople(kept(list), 3);
  return [
    [percent, percentAgreement(list, 3)],
    [fleiss, fleissKappa(list, 3)],
    [ac1, gwetAc(list, 3)],
  ] as const;
};

test("pairs counted by their verdicts give what the ratings themselves give", () => {
  const list = ratings();
  for (const [fast, slow] of sameAs(list)) {
    expect(fast.value).toBeCloseTo(slow.value ?? Number.NaN, 12);
    expect(fast.n).toBe(slow.n);
  }
  const { alpha } = betweenPeople(kept(list), 3);
  expect(alpha.value).toBeCloseTo(krippendorffAlpha(list, 3).value ?? Number.NaN, 12);
  expect(alpha.se).toBeGreaterThan(0);
});

test("without gaps their standard errors are Gwet's", () => {
  for (const [fast, slow] of sameAs(ratings(3)))
    expect((fast.se ?? 0) / (slow.se ?? 1), fast.method).toBeCloseTo(1, 2);
});

test("counting ten of a kind as one row changes nothing", () => {
  const list = ratings();
  const one = betweenPeople(kept([...list, ...list]), 3);
  const two = betweenPeople(
    kept(list).map((unit) => ({ ...unit, pairs: 2 })),
    3,
  );
  expect(two.alpha.value).toBeCloseTo(one.alpha.value ?? Number.NaN, 10);
  expect(two.fleiss.se).toBeCloseTo(one.fleiss.se ?? Number.NaN, 6);
});

test("no pair of two opinions has no agreement between people, and says why", () => {
  expect(betweenPeople([], 3).alpha).toMatchObject({ value: null, reason: "no_data" });
  expect(betweenPeople([{ counts: [1, 0, 0], pairs: 5 }], 3).percent).toMatchObject({
    value: null,
    reason: "no_overlap",
    units: 5,
  });
  expect(betweenPeople([{ counts: [2, 0, 0], pairs: 5 }], 3).fleiss).toMatchObject({
    value: null,
    reason: "undefined_zero_expected_disagreement",
  });
});

const bins = [
  { from: 0, score: 0.5, right: 3, wrong: 7 },
  { from: 1, score: 1.5, right: 6, wrong: 4 },
  { from: 2, score: 2.5, right: 9, wrong: 1 },
];
const listed = bins.flatMap(({ score, right, wrong }) => [
  ...Array.from({ length: right }, () => ({ score, right: true })),
  ...Array.from({ length: wrong }, () => ({ score, right: false })),
]);

test("bins give the AUC and the curve of the decisions in them", () => {
  const [fast, slow] = [binnedRocAuc(bins), rocAuc(listed)];
  expect(fast.value).toBeCloseTo(slow.value ?? Number.NaN, 12);
  expect(fast.se).toBeCloseTo(slow.se ?? Number.NaN, 12);
  expect(binnedRocAuc([{ score: 1, right: 3, wrong: 0 }])).toMatchObject({
    value: null,
    reason: "one_class",
  });
  expect(
    binnedRiskCoverage(bins).map(({ threshold, accepted, errors }) => [threshold, accepted, errors]),
  ).toEqual([
    [2, 10, 1],
    [1, 20, 5],
    [0, 30, 12],
  ]);
});

test("weights stand for as many of one kind", () => {
  const weighted = bins.flatMap(({ score, right, wrong }) => [
    { score, right: true, weight: right },
    { score, right: false, weight: wrong },
  ]);
  expect(platt(weighted)?.slope).toBeCloseTo(platt(listed)?.slope ?? Number.NaN, 8);
});

test("bins of too few decisions join their neighbours in a reliability diagram", () => {
  const drawn = binnedCalibration([
    { probability: 0.2, right: 1, wrong: 3 },
    { probability: 0.4, right: 4, wrong: 4 },
    { probability: 0.9, right: 9, wrong: 1 },
    { probability: 0.95, right: 2, wrong: 0 },
  ]);
  expect(drawn.bins.map(({ n }) => n)).toEqual([12, 12]);
  expect(drawn.ece).toBeCloseTo(
    (12 * Math.abs(0.8 / 12 + 3.2 / 12 - 5 / 12) + 12 * Math.abs(10.9 / 12 - 11 / 12)) / 24,
    12,
  );
  expect(binnedCalibration([])).toMatchObject({ n: 0, ece: null, bins: [] });
});

test("people who always agree have an interval all the same", () => {
  const { percent } = betweenPeople([{ counts: [2, 0, 0], pairs: 40 }], 3);
  expect(percent).toMatchObject({ value: 1, n: 40 });
  expect(percent.reason).toBeUndefined();
  expect(percent.interval?.[0]).toBeCloseTo(0.9124, 3);
});
