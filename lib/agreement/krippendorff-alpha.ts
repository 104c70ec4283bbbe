import { at, countsOf, type Ratings, type Statistic, sum } from "./statistic";

export const metrics = ["nominal", "ordinal", "interval", "ratio"] as const;
export type Metric = (typeof metrics)[number];

/**
 * Krippendorff's alpha of any number of raters, some missing (Krippendorff 2011, "Computing Krippendorff's
 * Alpha-Reliability"): 1 - observed / expected disagreement over the coincidences of pairable values. A unit with one
 * rating counts nowhere. `values` are the categories' numbers for interval and ratio. It has no standard error of its
 * own: an interval comes from the bootstrap over units. Four coders of his example C: nominal 0.743421.
 */
export function krippendorffAlpha(
  ratings: Ratings,
  q: number,
  { metric = "nominal", values }: { metric?: Metric; values?: readonly number[] } = {},
): Statistic {
  const counts = countsOf(ratings, q).filter((unit) => sum(unit) >= 2);
  const all = ratings.filter((unit) => unit.some((category) => category !== null)).length;
  const raters = new Set(
    ratings.flatMap((unit) => unit.flatMap((category, rater) => (category === null ? [] : [rater]))),
  ).size;
  const about = {
    n: counts.length,
    units: all,
    raters,
    method: "Krippendorff's alpha",
    parameters: { metric, categories: q },
  };
  if (all === 0) return { value: null, reason: "no_data", ...about };
  if (counts.length === 0) return { value: null, reason: "no_overlap", ...about };
  const margins = Array.from({ length: q }, (_, k) => sum(counts.map((unit) => at(unit, k))));
  const total = sum(margins);
  const far = distances(metric, margins, values ?? margins.map((_, k) => k + 1));
  let observed = 0;
  let expected = 0;
  for (let c = 0; c < q; c++) {
    for (let k = 0; k < q; k++) {
      if (c === k) continue;
      const apart = at(at(far, c), k);
      observed += apart * sum(counts.map((unit) => (at(unit, c) * at(unit, k)) / (sum(unit) - 1)));
      expected += apart * at(margins, c) * at(margins, k);
    }
  }
  if (expected < 1e-12) return { value: null, reason: "undefined_zero_expected_disagreement", ...about };
  return { value: 1 - ((total - 1) * observed) / expected, ...about };
}

function distances(metric: Metric, margins: readonly number[], values: readonly number[]): number[][] {
  return margins.map((_, c) => margins.map((_, k) => distance(metric, c, k, margins, values)));
}

function distance(
  metric: Metric,
  c: number,
  k: number,
  margins: readonly number[],
  values: readonly number[],
): number {
  if (c === k) return 0;
  const [a, b] = [at(values, c), at(values, k)];
  switch (metric) {
    case "nominal":
      return 1;
    case "interval":
      return (a - b) ** 2;
    case "ratio":
      return a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2;
    case "ordinal":
      // Ranks are as far apart as there are values between them, the ends counted half.
      return (
        (sum(margins.slice(Math.min(c, k), Math.max(c, k) + 1)) - (at(margins, c) + at(margins, k)) / 2) ** 2
      );
  }
}
