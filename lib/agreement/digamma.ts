/**
 * The derivative of the logarithm of the gamma function for x > 0: upward recurrence to x >= 10, then the asymptotic
 * series (Abramowitz and Stegun 6.3.18); absolute error about 1e-15. `digamma(1)` = -0.5772156649015329. NaN for x <= 0.
 */
export function digamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  let shifted = x;
  let below = 0;
  while (shifted < 10) {
    below += 1 / shifted;
    shifted += 1;
  }
  const r = 1 / (shifted * shifted);
  const tail =
    r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r * (1 / 132 - r * (691 / 32760 - r / 12))))));
  return Math.log(shifted) - 0.5 / shifted - tail - below;
}
