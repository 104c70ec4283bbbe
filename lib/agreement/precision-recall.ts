import type { Judged } from "./roc-auc";
import type { Statistic } from "./statistic";

export type PrecisionPoint = { threshold: number; precision: number; recall: number };

/** Precision and recall of taking every pair from a score upwards, from the strictest distinct score down. */
export function precisionRecallCurve(judged: readonly Judged[]): PrecisionPoint[] {
  const all = judged.filter(({ right }) => right).length;
  const points: PrecisionPoint[] = [];
  let taken = 0;
  let right = 0;
  for (const block of blocksOf(judged)) {
    taken += block.n;
    right += block.right;
    points.push({ threshold: block.score, precision: right / taken, recall: all === 0 ? 0 : right / all });
  }
  return points;
}

/** Average precision, Σ (R_k - R_k-1) P_k over distinct scores and without interpolation, as scikit-learn has it. */
export function averagePrecision(judged: readonly Judged[]): Statistic {
  const about = {
    n: judged.length,
    units: judged.length,
    raters: 1,
    method: "average precision",
    parameters: {},
  };
  if (judged.length === 0) return { value: null, reason: "no_data", ...about };
  if (!judged.some(({ right }) => right)) return { value: null, reason: "one_class", ...about };
  let before = 0;
  let value = 0;
  for (const { precision, recall } of precisionRecallCurve(judged)) {
    value += (recall - before) * precision;
    before = recall;
  }
  return { value, ...about };
}

/** Pairs of one score belong together: only distinct scores can be thresholds. Highest first. */
export function blocksOf(judged: readonly Judged[]): { score: number; n: number; right: number }[] {
  const blocks: { score: number; n: number; right: number }[] = [];
  for (const { score, right } of judged.toSorted((a, b) => b.score - a.score)) {
    const last = blocks.at(-1);
    if (last?.score === score) {
      last.n += 1;
      last.right += Number(right);
    } else blocks.push({ score, n: 1, right: Number(right) });
  }
  return blocks;
}
