/**
 * P(Z <= z) of the standard normal distribution: the power series of its integral near 0, Laplace's continued fraction
 * in the tails (Abramowitz and Stegun 26.2.11, 26.2.14); relative error about 1e-14. `normalCdf(1.96)` = 0.9750021048517795.
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) return z;
  if (Math.abs(z) > 3) return z > 0 ? 1 - upperTail(z) : upperTail(-z);
  let term = z;
  let series = z;
  for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(series); k += 2) {
    term *= (z * z) / k;
    series += term;
  }
  return 0.5 + density(z) * series;
}

/** How likely a z at least so far from 0, on either side, is by chance. */
export function twoSidedP(z: number): number {
  return Math.min(1, 2 * normalCdf(-Math.abs(z)));
}

function upperTail(z: number): number {
  let fraction = z;
  for (let k = 200; k >= 1; k--) fraction = z + k / fraction;
  return density(z) / fraction;
}

function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}
