import { binomialCdf } from "./binomial";
import { wilson } from "./wilson";

/** Two methods on the same pairs: where both, one or none of them said what people said. */
export type Paired = { both: number; first: number; second: number; neither: number };

export type Comparison = {
  /** Share of right answers of the first minus that of the second. */
  difference: number | null;
  reason?: "no_data";
  interval: [lower: number, upper: number] | null;
  /** Exact and two-sided: how likely the pairs on which they differ fall so unevenly by chance. */
  p: number | null;
  n: number;
  method: "McNemar exact, Newcombe's interval of a paired difference";
  parameters: { confidence: number };
};

/**
 * McNemar's test on the pairs where the methods differ (1947, doi:10.1007/BF02295996; exact binomial), with Newcombe's
 * interval of the paired difference (1998, method 10, doi:10.1002/(SICI)1097-0258(19981130)17:22<2635::AID-SIM954>3.0.CO;2-C).
 * `compare({ both: 36, first: 12, second: 2, neither: 0 })`: difference 0.2 within [0.0569, 0.3404], p = 0.0129.
 */
export function compareMethods({ both, first, second, neither }: Paired, confidence = 0.95): Comparison {
  const n = both + first + second + neither;
  const about = {
    n,
    method: "McNemar exact, Newcombe's interval of a paired difference",
    parameters: { confidence },
  } as const;
  if (n === 0) return { difference: null, reason: "no_data", interval: null, p: null, ...about };
  const p1 = (both + first) / n;
  const p2 = (both + second) / n;
  const [l1, u1] = wilson(both + first, n, confidence).interval ?? [0, 1];
  const [l2, u2] = wilson(both + second, n, confidence).interval ?? [0, 1];
  const phi = correlation(both, first, second, neither);
  const difference = p1 - p2;
  const arm = (a: number, b: number) => Math.sqrt(Math.max(0, a * a - 2 * phi * a * b + b * b));
  return {
    difference,
    interval: [
      Math.max(-1, difference - arm(p1 - l1, u2 - p2)),
      Math.min(1, difference + arm(u1 - p1, p2 - l2)),
    ],
    p: Math.min(1, 2 * binomialCdf(Math.min(first, second), first + second, 0.5)),
    ...about,
  };
}

/** Newcombe's φ with its correction where both agree more often than by chance. */
function correlation(a: number, b: number, c: number, d: number): number {
  const margins = (a + b) * (c + d) * (a + c) * (b + d);
  if (margins === 0) return 0;
  const cross = a * d - b * c;
  const corrected = cross > 0 ? Math.max(0, cross - (a + b + c + d) / 2) : cross;
  return corrected / Math.sqrt(margins);
}
