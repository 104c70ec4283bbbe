import { normalQuantile } from "./normal-quantile";
import { mean, type Statistic, variance } from "./statistic";

/** One pair: the method's score of it, and whether people agreed with the method. */
export type Judged = { score: number; right: boolean };

/**
 * How well a score tells pairs on which people agree with the method from others: P(score of a right one > of a wrong
 * one) + half the ties, with DeLong's standard error (DeLong et al. 1988, doi:10.2307/2531595; by ranks, Sun and Xu 2014)
 * and normal interval, cut to [0, 1]. `n` counts both classes. A perfect order gives 1 and no interval: [1, 1] would
 * mislead. Scores that are not finite throw: leave them out and say how many.
 */
export function rocAuc(judged: readonly Judged[], confidence = 0.95): Statistic {
  if (judged.some(({ score }) => !Number.isFinite(score)))
    throw new RangeError("rocAuc needs finite scores.");
  const right = judged.filter((each) => each.right).map(({ score }) => score);
  const wrong = judged.filter((each) => !each.right).map(({ score }) => score);
  const about = {
    n: judged.length,
    units: judged.length,
    raters: 1,
    method: "ROC-AUC, DeLong",
    parameters: { confidence, right: right.length, wrong: wrong.length },
  };
  if (judged.length === 0) return { value: null, reason: "no_data", ...about };
  if (right.length === 0 || wrong.length === 0) return { value: null, reason: "one_class", ...about };
  // Of each right one the share of wrong ones below it, of each wrong one the share of right ones above it.
  const above = placements(right, wrong);
  const below = placements(wrong, right).map((share) => 1 - share);
  const value = mean(above);
  if (above.length < 2 || below.length < 2) return { value, reason: "too_few", ...about };
  const se = Math.sqrt(variance(above) / above.length + variance(below) / below.length);
  if (se < 1e-12) return { value, reason: "degenerate_ci", ...about };
  const half = normalQuantile((1 + confidence) / 2) * se;
  return { value, se, interval: [Math.max(0, value - half), Math.min(1, value + half)], ...about };
}

/** Of each pair the share of pairs of the other class that it stands on the right side of: DeLong's placements. */
export function placementsOf<Each extends Judged>(judged: readonly Each[]): Map<Each, number> {
  const right = judged.filter((each) => each.right);
  const wrong = judged.filter((each) => !each.right);
  const scores = (list: readonly Judged[]) => list.map(({ score }) => score);
  const above = placements(scores(right), scores(wrong));
  const below = placements(scores(wrong), scores(right));
  return new Map([
    ...right.map((each, i) => [each, above[i] ?? 0] as const),
    ...wrong.map((each, i) => [each, 1 - (below[i] ?? 0)] as const),
  ]);
}

/** For each of `those` the share of `others` below it, ties half: by binary search in their order, n log n in all. */
function placements(those: readonly number[], others: readonly number[]): number[] {
  const sorted = Float64Array.from(others).sort();
  return those.map(
    (score) => (count(sorted, score, false) + count(sorted, score, true)) / (2 * sorted.length),
  );
}

/** How many are below the score, or with `equal` not above it. */
function count(sorted: Float64Array, score: number, equal: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = sorted[middle] ?? Number.POSITIVE_INFINITY;
    if (there < score || (equal && there === score)) low = middle + 1;
    else high = middle;
  }
  return low;
}
