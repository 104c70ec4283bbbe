import { at, sum } from "./statistic";
import { scoreInterval } from "./wilson";

/** A random sample of one stratum (a language): `errors` among `n` of its `size` pairs. */
export type Stratum = { size: number; n: number; errors: number };

export type ErrorRate = {
  value: number | null;
  reason?: "no_data" | "too_few";
  interval: [lower: number, upper: number] | null;
  n: number;
  /** Pairs for which it speaks. */
  size: number;
  method: string;
  parameters: { confidence: number };
};

/**
 * The share of wrong pairs in a stratum from a random sample without replacement: Wilson's interval with the effective
 * n (size - 1) / (size - n) of a finite population. Everything reviewed leaves no doubt: the interval is the value.
 */
export function errorRate({ size, n, errors }: Stratum, confidence = 0.95): ErrorRate {
  const about = { n, size, method: "Wilson score, finite population", parameters: { confidence } };
  if (n === 0) return { value: null, reason: "no_data", interval: null, ...about };
  const value = errors / n;
  if (n >= size) return { value, interval: [value, value], ...about };
  return { value, interval: scoreInterval(value, (n * (size - 1)) / (size - n), confidence), ...about };
}

/**
 * The share of wrong pairs over several strata, each weighed by its size: Σ W_h p_h with the variance
 * Σ W_h² s_h²/n_h (1 - n_h/N_h) (Cochran 1977, 5.6) turned into an effective n, of which Wilson's interval is taken: it
 * keeps its promise near 0, where a normal one does not. Null where a stratum has no sample: it would be a guess.
 */
export function stratifiedErrorRate(strata: readonly Stratum[], confidence = 0.95): ErrorRate {
  const used = strata.filter(({ size }) => size > 0);
  const size = sum(used.map((stratum) => stratum.size));
  const n = sum(used.map((stratum) => stratum.n));
  const about = {
    n,
    size,
    method: "stratified, Wilson score of the effective n",
    parameters: { confidence },
  };
  if (n === 0) return { value: null, reason: "no_data", interval: null, ...about };
  if (used.some((stratum) => stratum.n === 0))
    return { value: null, reason: "too_few", interval: null, ...about };
  const value = sum(used.map((stratum) => (stratum.size / size) * (stratum.errors / stratum.n)));
  const variance = sum(used.map((stratum) => (stratum.size / size) ** 2 * varianceOf(stratum)));
  if (variance === 0) return { value, interval: [value, value], ...about };
  // Smoothed shares in the variance keep a stratum without an error from claiming certainty; here they set the scale.
  const smooth = sum(
    used.map((stratum) => (stratum.size / size) * ((stratum.errors + 0.5) / (stratum.n + 1))),
  );
  return { value, interval: scoreInterval(value, (smooth * (1 - smooth)) / variance, confidence), ...about };
}

/** Of the mean of one stratum; the share is smoothed by half an error, so that none seen is not none there. */
function varianceOf({ size, n, errors }: Stratum): number {
  const share = (errors + 0.5) / (n + 1);
  return ((share * (1 - share)) / n) * Math.max(0, 1 - n / size);
}

/**
 * How many more pairs to review until the error rate is known to within ± `margin`: Wilson's half width at the share seen
 * so far (0.5 before anything is), in a population of `size`. `reviewsNeeded({ size: 10000, n: 0, errors: 0 }, 0.03)` = 962.
 */
export function reviewsNeeded({ size, n, errors }: Stratum, margin: number, confidence = 0.95): number {
  const share = n === 0 ? 0.5 : (errors + 0.5) / (n + 1);
  let [low, high] = [1, size];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (halfWidth(share, middle, size, confidence) <= margin) high = middle;
    else low = middle + 1;
  }
  return Math.max(0, low - n);
}

function halfWidth(share: number, n: number, size: number, confidence: number): number {
  if (n >= size) return 0;
  const ends = scoreInterval(share, (n * (size - 1)) / (size - n), confidence);
  return (at(ends, 1) - at(ends, 0)) / 2;
}
