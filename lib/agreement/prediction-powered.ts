import { normalQuantile } from "./normal-quantile";
import { mean, sum, variance } from "./statistic";
import { wilson } from "./wilson";

export type Tightened = {
  /** From the reviewed sample alone, with Wilson's interval. */
  naive: { value: number; interval: [lower: number, upper: number] } | null;
  /** With the predictions for everything else. */
  tightened: { value: number; interval: [lower: number, upper: number] } | null;
  reason?: "no_data" | "too_few";
  /** How much the predictions were trusted: 0 not at all, 1 wholly. */
  trust: number;
  n: number;
  predicted: number;
  method: "prediction-powered inference, tuned";
  parameters: { confidence: number };
};

/**
 * The share of wrong pairs from a small random sample that people reviewed and predictions for all pairs: λ mean(f over
 * all) + mean(y - λ f over the sample), with λ = cov(y, f) / ((1 + n/N) var f) between 0 and 1, so that bad predictions
 * cost nothing in the limit (Angelopoulos et al. 2023, doi:10.1126/science.adi6000; tuned: arXiv:2311.01453). Unbiased
 * whatever the predictions are, if they were not fitted on the very reviews they are compared with: cross-fit them.
 * Below 30 reviews the normal interval does not hold, and only the naive one is given.
 */
export function predictionPowered(
  reviewed: readonly { wrong: boolean; predicted: number }[],
  others: readonly number[],
  confidence = 0.95,
): Tightened {
  const n = reviewed.length;
  const predicted = others.length;
  const about = {
    n,
    predicted,
    method: "prediction-powered inference, tuned",
    parameters: { confidence },
  } as const;
  const plain = wilson(reviewed.filter(({ wrong }) => wrong).length, n, confidence);
  if (plain.value === null || plain.interval === null)
    return { naive: null, tightened: null, reason: "no_data", trust: 0, ...about };
  const naive = { value: plain.value, interval: plain.interval };
  if (n < 30 || predicted === 0) return { naive, tightened: null, reason: "too_few", trust: 0, ...about };
  const y = reviewed.map(({ wrong }) => Number(wrong));
  const f = reviewed.map((each) => each.predicted);
  const spread = variance([...f, ...others]);
  const trust =
    spread === 0 ? 0 : Math.min(1, Math.max(0, covariance(y, f) / ((1 + n / predicted) * spread)));
  const rest = y.map((value, i) => value - trust * (f[i] ?? 0));
  const value = trust * mean(others) + mean(rest);
  const se = Math.sqrt((trust * trust * variance(others)) / predicted + variance(rest) / n);
  const half = normalQuantile((1 + confidence) / 2) * se;
  const cut = (share: number) => Math.min(1, Math.max(0, share));
  return {
    naive,
    tightened: { value: cut(value), interval: [cut(value - half), cut(value + half)] },
    trust,
    ...about,
  };
}

function covariance(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)];
  return sum(a.map((value, i) => (value - ma) * ((b[i] ?? 0) - mb))) / Math.max(1, a.length - 1);
}
