import { betaQuantile } from "./beta-distribution";

/**
 * The quantile of Student's t distribution with `df` degrees of freedom, by the beta distribution of t²/(df + t²).
 * `studentQuantile(0.975, 10)` = 2.228138851986274.
 */
export function studentQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1 && df > 0)) return Number.NaN;
  if (p === 0.5) return 0;
  const y = betaQuantile(Math.abs(2 * p - 1), 0.5, df / 2);
  return Math.sign(p - 0.5) * Math.sqrt((df * y) / (1 - y));
}
