import { blocksOf } from "./precision-recall";
import type { Judged } from "./roc-auc";

export type RiskPoint = {
  /** Pairs with this score or more are taken without review. */
  threshold: number;
  accepted: number;
  errors: number;
  coverage: number;
  risk: number;
};

/** Taking every pair from a score upwards: how many, and how many of them are wrong. From the strictest score down. */
export function riskCoverage(judged: readonly Judged[]): RiskPoint[] {
  let accepted = 0;
  let errors = 0;
  return blocksOf(judged).map(({ score, n, right }) => {
    accepted += n;
    errors += n - right;
    return {
      threshold: score,
      accepted,
      errors,
      coverage: accepted / judged.length,
      risk: errors / accepted,
    };
  });
}

/**
 * The area under the risk-coverage curve: the mean risk over coverages 1/n … 1 (Geifman and El-Yaniv 2017), and its
 * excess over a perfect order of the same errors. Within a block of one score errors are spread as they fall by chance.
 * Null without data.
 */
export function aurc(judged: readonly Judged[]): { value: number; excess: number } | null {
  const n = judged.length;
  if (n === 0) return null;
  let total = 0;
  let accepted = 0;
  let errors = 0;
  for (const block of blocksOf(judged)) {
    const wrong = block.n - block.right;
    for (let i = 1; i <= block.n; i++) total += (errors + (wrong * i) / block.n) / (accepted + i);
    accepted += block.n;
    errors += wrong;
  }
  const risk = errors / n;
  const perfect = risk === 1 ? 1 : risk + (1 - risk) * Math.log(1 - risk);
  return { value: total / n, excess: total / n - perfect };
}
