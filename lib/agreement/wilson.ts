import { normalQuantile } from "./normal-quantile";

export type Proportion = {
  /** successes / n, in [0, 1]; null where there is nothing to divide by. */
  value: number | null;
  reason?: "no_data";
  n: number;
  /** Lower and upper end, in [0, 1]. */
  interval: [lower: number, upper: number] | null;
  method: "Wilson score";
  parameters: { confidence: number };
};

/**
 * A proportion with Wilson's score interval (Wilson 1927, doi:10.1080/01621459.1927.10502953):
 * `(p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n)`, clipped to [0, 1], which rounding errors can leave.
 * `wilson(18, 20)` = 0.9 within [0.698966, 0.972134]. No trials give a null with the reason `no_data`;
 * counts that are not whole, or more successes than trials, throw a RangeError.
 */
export function wilson(successes: number, n: number, confidence = 0.95): Proportion {
  if (!Number.isInteger(n) || !Number.isInteger(successes) || successes < 0 || successes > n) {
    throw new RangeError(`wilson needs whole numbers 0 <= successes <= n, and got ${successes} of ${n}`);
  }
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`wilson needs 0 < confidence < 1, and got ${confidence}`);
  const about = { n, method: "Wilson score", parameters: { confidence } } as const;
  if (n === 0) return { value: null, reason: "no_data", interval: null, ...about };
  const p = successes / n;
  const [lower, upper] = scoreInterval(p, n, confidence);
  // Rounding leaves the ends a hair beside the share where all or none succeeded.
  return { value: p, interval: [successes === 0 ? 0 : lower, successes === n ? 1 : upper], ...about };
}

/** Wilson's interval of a share p for an n that need not be whole, as effective sizes of samples are not. */
export function scoreInterval(p: number, n: number, confidence: number): [lower: number, upper: number] {
  const z = normalQuantile((1 + confidence) / 2);
  const scale = 1 + (z * z) / n;
  const centre = (p + (z * z) / (2 * n)) / scale;
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / scale;
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
