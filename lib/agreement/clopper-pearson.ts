import { betaQuantile } from "./beta-distribution";

/**
 * The exact interval of a proportion (Clopper and Pearson 1934, doi:10.1093/biomet/26.4.404), never too short:
 * Beta quantiles at (1 ± confidence)/2. `clopperPearson(0, 59)` ends at 0.0606. Null without trials.
 */
export function clopperPearson(
  successes: number,
  n: number,
  confidence = 0.95,
): [lower: number, upper: number] | null {
  if (n === 0) return null;
  const half = (1 - confidence) / 2;
  return [
    successes === 0 ? 0 : betaQuantile(half, successes, n - successes + 1),
    upperBound(successes, n, half),
  ];
}

/** What the true share lies below with probability 1 - risk at least: one-sided. `upperBound(0, 59, 0.05)` = 0.0495. */
export function upperBound(successes: number, n: number, risk: number): number {
  return successes === n ? 1 : betaQuantile(1 - risk, successes + 1, n - successes);
}
