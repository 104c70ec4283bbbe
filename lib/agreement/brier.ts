import type { Forecast } from "./calibration";
import { sum } from "./statistic";

export type Brier = {
  /** Mean squared distance of what was said from what came true, 0 to 1; null without data. */
  value: number | null;
  n: number;
  /** Murphy's parts: value = reliability - resolution + uncertainty. */
  reliability: number | null;
  resolution: number | null;
  uncertainty: number | null;
};

/**
 * Brier's score (1950) with Murphy's decomposition (1973) over distinct probabilities, so that the parts add up exactly.
 * `brier` of .1 .9 .8 .3 with 0 1 1 0 is 0.0375.
 */
export function brier(forecasts: readonly Forecast[]): Brier {
  const n = forecasts.length;
  if (n === 0) return { value: null, n, reliability: null, resolution: null, uncertainty: null };
  const base = forecasts.filter(({ right }) => right).length / n;
  const groups = new Map<number, { n: number; right: number }>();
  for (const { probability, right } of forecasts) {
    const group = groups.get(probability) ?? { n: 0, right: 0 };
    groups.set(probability, { n: group.n + 1, right: group.right + Number(right) });
  }
  const each = [...groups].map(([said, group]) => ({ said, n: group.n, seen: group.right / group.n }));
  return {
    value: sum(forecasts.map(({ probability, right }) => (probability - Number(right)) ** 2)) / n,
    n,
    reliability: sum(each.map((group) => group.n * (group.said - group.seen) ** 2)) / n,
    resolution: sum(each.map((group) => group.n * (group.seen - base) ** 2)) / n,
    uncertainty: base * (1 - base),
  };
}
