import { clustersOf } from "./clusters";
import { normalQuantile } from "./normal-quantile";
import { type Judged, placementsOf, rocAuc } from "./roc-auc";
import { type Statistic, sum } from "./statistic";

/**
 * ROC-AUC of pairs that are not independent, such as one prompt in several languages: the same value, with Obuchowski's
 * standard error over clusters (1997, doi:10.2307/2533958). Where every pair is a cluster of its own it is DeLong's.
 */
export function clusteredRocAuc(
  judged: readonly (Judged & { cluster: string })[],
  confidence = 0.95,
): Statistic {
  const plain = rocAuc(judged, confidence);
  const clusters = clustersOf(judged, ({ cluster }) => cluster);
  if (plain.value === null || clusters.length === judged.length) return plain;
  const { value: auc } = plain;
  const about = {
    ...{ value: auc, n: plain.n, units: plain.units, raters: plain.raters },
    method: "ROC-AUC, Obuchowski over clusters",
    parameters: { ...plain.parameters, clusters: clusters.length },
  };
  const right = judged.filter((each) => each.right).length;
  const wrong = judged.length - right;
  const placed = placementsOf(judged);
  const deviation = (each: Judged & { cluster: string }) => (placed.get(each) ?? auc) - auc;
  const sums = clusters.map((cluster) => ({
    hasRight: cluster.some((each) => each.right),
    hasWrong: cluster.some((each) => !each.right),
    right: sum(cluster.filter((each) => each.right).map(deviation)),
    wrong: sum(cluster.filter((each) => !each.right).map(deviation)),
  }));
  const withRight = sums.filter((each) => each.hasRight).length;
  const withWrong = sums.filter((each) => each.hasWrong).length;
  if (withRight < 2 || withWrong < 2) return { ...about, reason: "too_few" };
  const s10 = (withRight / ((withRight - 1) * right)) * sum(sums.map((each) => each.right ** 2));
  const s01 = (withWrong / ((withWrong - 1) * wrong)) * sum(sums.map((each) => each.wrong ** 2));
  const s11 = (sums.length / (sums.length - 1)) * sum(sums.map((each) => each.right * each.wrong));
  const se = Math.sqrt(Math.max(0, s10 / right + s01 / wrong + (2 * s11) / (right * wrong)));
  if (se < 1e-12) return { ...about, reason: "degenerate_ci" };
  const half = normalQuantile((1 + confidence) / 2) * se;
  return { ...about, se, interval: [Math.max(0, auc - half), Math.min(1, auc + half)] };
}
