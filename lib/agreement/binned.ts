import type { Calibration, CalibrationBin } from "./calibration";
import { normalQuantile } from "./normal-quantile";
import { at, type Statistic, sum } from "./statistic";
import { wilson } from "./wilson";

/** Decisions on pairs whose scores lie in one bin: how many people agreed with the method, and how many did not. */
export type ScoreBin = { score: number; right: number; wrong: number };

/** ROC-AUC with DeLong's interval from bins: pairs of one bin are ties. In time that does not grow with the decisions. */
export function binnedRocAuc(bins: readonly ScoreBin[], confidence = 0.95): Statistic {
  const sorted = bins.toSorted((a, b) => a.score - b.score);
  const m = sum(sorted.map(({ right }) => right));
  const n = sum(sorted.map(({ wrong }) => wrong));
  const about = {
    ...{ n: m + n, units: m + n, raters: 1, method: "ROC-AUC of binned scores, DeLong" },
    parameters: { confidence, right: m, wrong: n, bins: bins.length },
  };
  if (m + n === 0) return { value: null, reason: "no_data", ...about };
  if (m === 0 || n === 0) return { value: null, reason: "one_class", ...about };
  let [wrongBelow, rightAbove] = [0, m];
  const placed = sorted.map(({ right, wrong }) => {
    rightAbove -= right;
    const own = { right, wrong, above: (wrongBelow + wrong / 2) / n, below: (rightAbove + right / 2) / m };
    wrongBelow += wrong;
    return own;
  });
  const value = sum(placed.map(({ right, above }) => right * above)) / m;
  if (m < 2 || n < 2) return { value, reason: "too_few", ...about };
  const spread =
    sum(placed.map(({ right, above }) => right * (above - value) ** 2)) / (m - 1) / m +
    sum(placed.map(({ wrong, below }) => wrong * (below - value) ** 2)) / (n - 1) / n;
  const se = Math.sqrt(spread);
  if (se < 1e-12) return { value, reason: "degenerate_ci", ...about };
  const half = normalQuantile((1 + confidence) / 2) * se;
  return { value, se, interval: [Math.max(0, value - half), Math.min(1, value + half)], ...about };
}

export type CoveragePoint = {
  threshold: number;
  accepted: number;
  errors: number;
  coverage: number;
  risk: number;
  interval: [lower: number, upper: number];
};

/** Taking all pairs from a bin upwards: the share of decisions that covers, and the share of errors with Wilson's interval. */
export function binnedRiskCoverage(bins: readonly (ScoreBin & { from: number })[]): CoveragePoint[] {
  const all = sum(bins.map(({ right, wrong }) => right + wrong));
  let [accepted, errors] = [0, 0];
  return bins
    .toSorted((a, b) => b.score - a.score)
    .flatMap(({ from, right, wrong }) => {
      if (right + wrong === 0) return [];
      accepted += right + wrong;
      errors += wrong;
      const { interval } = wilson(errors, accepted);
      return [
        {
          threshold: from,
          accepted,
          errors,
          coverage: accepted / all,
          risk: errors / accepted,
          interval: interval ?? [0, 1],
        },
      ];
    });
}

/** A reliability diagram from bins for which a probability was said; bins of too few decisions join their neighbour. */
export function binnedCalibration(
  forecasts: readonly { probability: number; right: number; wrong: number }[],
  least = 10,
): Calibration {
  const groups: { said: number; right: number; n: number; from: number; to: number }[] = [];
  for (const { probability, right, wrong } of forecasts.toSorted((a, b) => a.probability - b.probability)) {
    const n = right + wrong;
    if (n === 0) continue;
    const last = groups.at(-1);
    if (last && last.n < least)
      Object.assign(last, {
        said: last.said + n * probability,
        right: last.right + right,
        n: last.n + n,
        to: probability,
      });
    else groups.push({ said: n * probability, right, n, from: probability, to: probability });
  }
  const [rest, before] = [groups.at(-1), groups.at(-2)];
  if (rest && before && rest.n < least) {
    Object.assign(before, {
      said: before.said + rest.said,
      right: before.right + rest.right,
      n: before.n + rest.n,
      to: rest.to,
    });
    groups.pop();
  }
  const n = sum(groups.map((group) => group.n));
  const bins = groups.map(
    ({ from, to, said, right, n: own }): CalibrationBin => ({
      ...{ from, to, n: own, said: said / own, seen: right / own },
      interval: wilson(right, own).interval,
    }),
  );
  const gaps = bins.map((bin) => Math.abs(bin.said - bin.seen));
  if (n === 0) return { n, ece: null, mce: null, rmsce: null, bins };
  return {
    n,
    ece: sum(bins.map((bin, i) => (bin.n / n) * at(gaps, i))),
    mce: Math.max(...gaps),
    rmsce: Math.sqrt(sum(bins.map((bin, i) => (bin.n / n) * at(gaps, i) ** 2))),
    bins,
  };
}
