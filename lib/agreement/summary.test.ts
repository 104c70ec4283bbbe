import fc from "fast-check";
import { expect, test } from "vitest";
import { Labelled } from "./labelled";
import { parseRatingRow, type RatingRow } from "./rating-row";
import { seededRandom } from "./seeded-random";
import { summaryOf } from "./summary";

const verdicts = ["accept", "swap", "reject"];

function summarised(rows: readonly RatingRow[], categories: string[] | null = verdicts) {
  const labelled = new Labelled(categories);
  for (const row of rows) expect(labelled.add(row)).toEqual([]);
  return summaryOf(labelled);
}

/** Two raters of 300 pairs, right the oftener the higher the score; three pairs share a prompt. */
function judged(seed: number): RatingRow[] {
  const random = seededRandom(seed);
  return Array.from({ length: 300 }, (_, i) => {
    const score = random();
    const label = random() < 0.3 + 0.7 * score ? "accept" : "swap";
    const pair = { item: `p${i}`, cluster: `prompt ${Math.floor(i / 3)}`, automatic: "accept", score };
    return [
      { ...pair, rater: "ada", label },
      { ...pair, rater: "ben", label: random() < 0.9 ? label : "reject" },
    ];
  }).flat();
}

test("two raters get every statistic, each in the one form, without a NaN", () => {
  const summary = summarised(judged(1));
  expect(Object.keys(summary)).toEqual([
    ...["percent_agreement", "cohen_kappa", "scott_pi", "fleiss_kappa", "krippendorff_alpha", "gwet_ac1"],
    ...[
      "dawid_skene",
      "mace",
      "agreement_rate",
      "roc_auc",
      "average_precision",
      "expected_calibration_error",
    ],
    ...["brier", "certificate"],
  ]);
  for (const [name, { value, reason, n, units, raters, method }] of Object.entries(summary)) {
    expect(value !== null || reason, name).toBeTruthy();
    expect(method, name).not.toBe("");
    expect([n, units, raters].every(Number.isInteger), name).toBe(true);
  }
  expect(JSON.stringify(summary)).not.toMatch(/NaN|Infinity/);
  expect(summary.agreement_rate?.method).toBe("share of decided pairs, cluster bootstrap");
  expect(summary.cohen_kappa?.method).toBe("Cohen's kappa, cluster bootstrap");
});

test("a rejected pair is not decided: it counts against a certificate, not against agreement", () => {
  const { agreement_rate, roc_auc } = summarised([
    { item: "1", rater: "a", label: "accept", automatic: "accept", score: 1 },
    { item: "2", rater: "a", label: "swap", automatic: "accept", score: 0.4 },
    { item: "3", rater: "a", label: "reject", automatic: "accept", score: 0.5 },
  ]);
  expect(agreement_rate).toMatchObject({ value: 0.5, n: 2, parameters: { undecided: 1 } });
  expect(roc_auc).toMatchObject({ value: 1, n: 3 });
});

test("three raters have no Cohen's kappa, and no statistic of a machine where there is none", () => {
  const rows = ["a", "b", "c"].flatMap((rater) =>
    ["1", "2"].map((item) => ({ item, rater, label: item === "1" ? "accept" : "swap" })),
  );
  const summary = summarised(rows);
  expect(summary.cohen_kappa).toBeUndefined();
  expect(summary.agreement_rate).toBeUndefined();
  expect(summary.fleiss_kappa).toMatchObject({ value: 1, n: 2, raters: 3 });
  expect(summary.dawid_skene).toMatchObject({ value: null, reason: "too_few" });
});

test("the last word of a rater counts", () => {
  const summary = summarised([
    { item: "1", rater: "a", label: "swap" },
    { item: "1", rater: "b", label: "accept" },
    { item: "1", rater: "a", label: "accept" },
  ]);
  expect(summary.percent_agreement).toMatchObject({ value: 1, n: 1 });
});

test("nothing at all has no value and says so, without a machine", () => {
  for (const { value, reason } of Object.values(summarised([])))
    expect([value, reason]).toEqual([null, expect.stringMatching(/no_data|no_overlap/)]);
});

test("labels that were not declared, and what contradicts an earlier row, are problems", () => {
  const labelled = new Labelled(verdicts);
  const row = { item: "1", rater: "a", label: "accept", automatic: "accept", score: 0.5 };
  expect(labelled.add({ ...row, label: "maybe" })).toMatchObject([{ code: "unknown-label" }]);
  expect(labelled.add(row)).toEqual([]);
  expect(labelled.add({ ...row, rater: "b", score: 0.6, automatic: "swap" })).toMatchObject([
    { code: "automatic-differs" },
    { code: "score-differs" },
  ]);
  expect(parseRatingRow({ item: 1, rater: "a" })).toMatchObject({
    problems: [{ code: "missing-field", column: "label" }],
  });
  expect(parseRatingRow({ item: 1, rater: "a", label: "x", score: "high" })).toMatchObject({
    problems: [{ code: "wrong-type", column: "score" }],
  });
});

test("neither the order of rows nor the names of raters and items change a value", () => {
  const rows = fc.uniqueArray(
    fc.record({
      item: fc.constantFrom("1", "2", "3", "4", "5"),
      rater: fc.constantFrom("a", "b", "c"),
      label: fc.constantFrom(...verdicts),
    }),
    { selector: ({ item, rater }) => `${item} ${rater}`, minLength: 1 },
  );
  const values = (list: readonly RatingRow[]) => {
    const { mace: _byChance, ...summary } = summarised(list);
    return Object.values(summary).map(({ value }) =>
      value === null ? null : Math.round(value * 1e9) / 1e9 + 0,
    );
  };
  fc.assert(
    fc.property(rows, (list) => {
      const automatic = list.map((row) => ({ ...row, automatic: "accept", score: Number(row.item) / 5 }));
      const before = values(automatic);
      expect(values(automatic.toReversed())).toEqual(before);
      expect(
        values(automatic.map((row) => ({ ...row, rater: `${row.rater}!`, item: `i${row.item}` }))),
      ).toEqual(before);
    }),
    { numRuns: 25 },
  );
});

test("intervals over clusters are wider than those of as many independent pairs where clusters say the same", () => {
  const rows = Array.from({ length: 60 }, (_, prompt) =>
    ["de", "sw", "th"].map((language) => ({
      ...{ item: `${prompt} ${language}`, rater: "a", label: prompt % 4 === 0 ? "swap" : "accept" },
      ...{ automatic: "accept", score: prompt / 60 },
    })),
  ).flat();
  const width = (list: readonly RatingRow[], name: string) => {
    const [lower, upper] = summarised(list)[name]?.interval ?? [0, 0];
    return upper - lower;
  };
  const together = rows.map((row) => ({ ...row, cluster: row.item.split(" ")[0] }));
  for (const name of ["agreement_rate", "roc_auc"])
    expect(width(together, name)).toBeGreaterThan(1.4 * width(rows, name));
});
