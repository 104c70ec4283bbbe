import { at, countsOf, type Ratings, type Statistic, sum } from "./statistic";
import { studentQuantile } from "./student-t";
import { type Weighting, type Weights, weightsOf } from "./weights";

/** Ratings of any number of raters, some missing, as shares: what all many-rater coefficients start from. */
export type Units = {
  q: number;
  w: Weights;
  weighting: Weighting;
  /** Raters per unit and category, of units with a rating at least. */
  counts: number[][];
  /** Ratings of each unit. */
  ratings: number[];
  /** n units with a rating, of which `shared` have two at least. */
  n: number;
  shared: number;
  raters: number;
  /** Agreement within each unit, 0 where there is one rating alone. */
  agreements: number[];
  /** Mean of those over the shared units. */
  pa: number;
  /** Mean share of each category over the units. */
  pi: number[];
};

export function unitsOf(ratings: Ratings, q: number, weighting: Weighting): Units {
  const w = weightsOf(weighting, q);
  const counts = countsOf(ratings, q).filter((unit) => sum(unit) > 0);
  const totals = counts.map((unit) => sum(unit));
  const agreements = counts.map((unit, i) => agreementWithin(unit, at(totals, i), w));
  const shared = totals.filter((total) => total >= 2).length;
  return {
    q,
    w,
    weighting,
    counts,
    ratings: totals,
    n: counts.length,
    shared,
    raters: ratersOf(ratings),
    agreements,
    pa: shared === 0 ? 0 : sum(agreements) / shared,
    pi: Array.from({ length: q }, (_, k) =>
      counts.length === 0 ? 0 : sum(counts.map((unit, i) => at(unit, k) / at(totals, i))) / counts.length,
    ),
  };
}

/** Weighted share of pairs of raters that agree on one unit. */
function agreementWithin(unit: readonly number[], total: number, w: Weights): number {
  if (total < 2) return 0;
  return (
    sum(unit.map((r, k) => r * (sum(unit.map((other, l) => at(at(w, k), l) * other)) - 1))) /
    (total * (total - 1))
  );
}

function ratersOf(ratings: Ratings): number {
  const seen = new Set<number>();
  for (const unit of ratings)
    unit.forEach((category, rater) => {
      if (category !== null) seen.add(rater);
    });
  return seen.size;
}

/**
 * (pa - pe)/(1 - pe) with the standard error by linearisation over units (Gwet 2014, ch. 5; missing ratings allowed) and
 * its t interval, cut at 1. `chance` gives pe and how much of it each unit brings.
 */
export function chanceCorrected(
  units: Units,
  {
    pe,
    perUnit,
    method,
    confidence,
  }: { pe: number; perUnit: readonly number[]; method: string; confidence: number },
): Statistic {
  const { n, shared, pa, agreements, ratings } = units;
  const about = aboutUnits(units, method, confidence);
  if (n === 0) return { value: null, reason: "no_data", ...about };
  if (shared === 0) return { value: null, reason: "no_overlap", ...about };
  if (1 - pe < 1e-12) return { value: null, reason: "undefined_zero_expected_disagreement", ...about };
  const value = (pa - pe) / (1 - pe);
  const parts = agreements.map((agreement, i) => {
    const own = at(ratings, i) >= 2 ? ((n / shared) * (agreement - pe)) / (1 - pe) : 0;
    return own - (2 * (1 - value) * (at(perUnit, i) - pe)) / (1 - pe);
  });
  return { value, ...spreadOf(parts, value, n, confidence), ...about };
}

/** Standard error of a mean of n parts, and the t interval around its value. */
export function spreadOf(
  parts: readonly number[],
  value: number,
  n: number,
  confidence: number,
): Pick<Statistic, "se" | "interval" | "reason"> {
  if (n < 2) return { reason: "too_few" };
  const se = Math.sqrt(sum(parts.map((part) => (part - value) ** 2)) / (n * (n - 1)));
  if (se < 1e-12) return { se: 0, reason: "degenerate_ci" };
  const half = studentQuantile((1 + confidence) / 2, n - 1) * se;
  // With gaps a coefficient may lie below -1; its interval still holds it.
  return { se, interval: [Math.max(Math.min(-1, value), value - half), Math.min(1, value + half)] };
}

export function aboutUnits(units: Units, method: string, confidence: number) {
  return {
    n: units.shared,
    units: units.n,
    raters: units.raters,
    method,
    parameters: { confidence, weights: units.weighting, categories: units.q },
  };
}
