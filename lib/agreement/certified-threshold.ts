import { binomialCdf } from "./binomial";
import { upperBound } from "./clopper-pearson";
import { type RiskPoint, riskCoverage } from "./risk-coverage";
import type { Judged } from "./roc-auc";

export type Certified = RiskPoint & {
  /** What the true share of errors lies below, with the confidence of the claim at this threshold alone. */
  bound: number;
};

export type Certification = {
  threshold: Certified | null;
  method: "fixed sequence" | "multi-start fixed sequence";
  parameters: { target: number; risk: number; starts: number; steps: number };
  n: number;
  /** Without a threshold: labels without an error that the strictest step would still need, at least. */
  missing: number | null;
};

/**
 * The largest share of pairs that can be taken without review, with precision `target` at least, except for a chance of
 * `risk` that this claim is wrong. Each step from strict to loose is tested by the exact binomial tail
 * P(Bin(n, 1 - target) <= errors); the first that fails ends its sequence (Bauer 1991; Angelopoulos et al. 2021,
 * arXiv:2110.01052). With several starts the risk is shared between them, and each goes on where it may.
 *
 * `judged` must be a random sample, judged blind: from pairs picked by their score nothing can be certified.
 * Steps lie at equal coverages of the scores, read before any label. From some 600 labels on, 4 starts and 20 steps
 * reach further than one; with fewer, one start from the strictest step that could pass (ours, by simulation).
 * `thresholds` sets the steps by score instead.
 */
export function certifiedThreshold(
  judged: readonly Judged[],
  {
    target = 0.95,
    risk = 0.05,
    starts,
    steps = 20,
    thresholds,
  }: { target?: number; risk?: number; starts?: number; steps?: number; thresholds?: readonly number[] } = {},
): Certification {
  const used = starts ?? (judged.length >= 600 ? 4 : 1);
  const alpha = 1 - target;
  const curve = riskCoverage(judged);
  const points = thresholds ? atScores(curve, thresholds) : atCoverages(curve, steps);
  const share = risk / used;
  const passes = ({ accepted, errors }: RiskPoint) => binomialCdf(errors, accepted, alpha) <= share;
  let best: RiskPoint | null = null;
  for (let start = 0; start < used; start++) {
    // A step too small to pass without an error would end the sequence before it began.
    const first = Math.max(
      Math.floor((start * points.length) / used),
      points.findIndex(({ accepted }) => accepted >= smallestSample(target, share)),
    );
    for (const point of first < 0 ? [] : points.slice(first)) {
      if (!passes(point)) break;
      if (best === null || point.accepted > best.accepted) best = point;
    }
  }
  return {
    threshold: best && { ...best, bound: upperBound(best.errors, best.accepted, share) },
    method: used === 1 ? "fixed sequence" : "multi-start fixed sequence",
    parameters: { target, risk, starts: used, steps: points.length },
    n: judged.length,
    missing: best ? null : Math.max(1, smallestSample(target, share) - (points[0]?.accepted ?? 0)),
  };
}

/**
 * How many pairs without one error it takes to claim a precision: ceil(ln risk / ln target).
 * `smallestSample(0.95, 0.05)` = 59; 0.98 takes 149, 0.99 takes 299.
 */
export function smallestSample(target: number, risk: number): number {
  let n = Math.max(1, Math.ceil(Math.log(risk) / Math.log(target)) - 1);
  // By whole numbers and the exact tail: logarithms may be off by one at the edge.
  while (target ** n > risk) n += 1;
  return n;
}

/** How many errors among n still let a precision be claimed; -1 where not even none do. */
export function mostErrors(n: number, target: number, risk: number): number {
  let most = -1;
  while (most + 1 <= n && binomialCdf(most + 1, n, 1 - target) <= risk) most += 1;
  return most;
}

/** The loosest distinct score within each of equally many coverages. */
function atCoverages(points: readonly RiskPoint[], steps: number): RiskPoint[] {
  const chosen = new Set<RiskPoint>();
  for (let step = 1; step <= steps; step++) {
    const point = points.findLast(({ coverage }) => coverage <= step / steps + 1e-12);
    if (point) chosen.add(point);
  }
  return [...chosen];
}

/** What each score takes, from the strictest down. */
function atScores(points: readonly RiskPoint[], thresholds: readonly number[]): RiskPoint[] {
  return thresholds
    .toSorted((a, b) => b - a)
    .flatMap((threshold) => {
      const point = points.findLast((each) => each.threshold >= threshold);
      return point ? [{ ...point, threshold }] : [];
    });
}
