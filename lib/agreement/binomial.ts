import { betaCdf } from "./beta-distribution";

/** P(X <= k) for X ~ Binomial(n, p), exact by the incomplete beta function. `binomialCdf(0, 50, 0.05)` = 0.0769449752767133. */
export function binomialCdf(k: number, n: number, p: number): number {
  if (!Number.isInteger(n) || n < 0 || !(p >= 0 && p <= 1)) return Number.NaN;
  if (k < 0) return 0;
  if (k >= n) return 1;
  return betaCdf(1 - p, n - Math.floor(k), Math.floor(k) + 1);
}
