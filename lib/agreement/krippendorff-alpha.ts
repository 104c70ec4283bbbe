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
  const together = new Array<number>(q * q).fill(0);
  for (const unit of counts) addCoincidences(together, unit);
  const value = alphaOfCoincidences(together, q, { metric, ...(values && { values }) });
  if (value === null) return { value, reason: "undefined_zero_expected_disagreement", ...about };
  return { value, ...about };
}

/** Adds what one unit brings to the q x q coincidences: each ordered pair of its ratings counts 1 / (ratings - 1). */
export function addCoincidences(together: number[], unit: readonly number[]): void {
  const ratings = sum(unit);
  if (ratings < 2) return;
  unit.forEach((here, c) => {
    unit.forEach((there, k) => {
      const pairs = here * (c === k ? there - 1 : there);
      together[c * unit.length + k] = at(together, c * unit.length + k) + pairs / (ratings - 1);
    });
  });
}

/** Alpha from coincidences alone, so that a bootstrap can add up those of whole clusters; null without expected disagreement. */
export function alphaOfCoincidences(
  together: ArrayLike<number>,
  q: number,
  { metric = "nominal", values }: { metric?: Metric; values?: readonly number[] } = {},
): number | null {
  const cell = (c: number, k: number) => together[c * q + k] ?? 0;
  const each = Array.from({ length: q }, (_, k) => k);
  const margins = each.map((c) => sum(each.map((k) => cell(c, k))));
  const total = sum(margins);
  const far = distances(metric, margins, values ?? margins.map((_, k) => k + 1));
  let observed = 0;
  let expected = 0;
  for (const c of each) {
    for (const k of each) {
      if (c === k) continue;
      const apart = at(at(far, c), k);
      observed += apart * cell(c, k);
      expected += apart * at(margins, c) * at(margins, k);
    }
  }
  return expected < 1e-12 ? null : 1 - ((total - 1) * observed) / expected;
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
