import { bootstrapOfSums } from "./bootstrap-sums";
import type { Answer } from "./dawid-skene";
import { at, type Statistic, sum } from "./statistic";

/** What the coefficients without weights need of any number of units, each summed up. */
export type UnitSums = {
  /** Mean agreement within units of two ratings at least; null where there is none. */
  pa: number | null;
  /** Mean share of each category over units. */
  pi: number[];
  /** What rater 0 said by what rater 1 said. */
  table: number[][];
};

/** Replaces a statistic's standard error and interval by those of the bootstrap over clusters of units. */
export function clusteredSpread(
  clusters: readonly (readonly (readonly Answer[])[])[],
  q: number,
  seed: number,
) {
  const sums = clusters.map((units) => {
    const total = new Array<number>(3 + q + q * q).fill(0);
    for (const unit of units) add(total, unit, q);
    return total;
  });
  return (
    { se: _se, interval: _interval, reason: _reason, ...statistic }: Statistic,
    value: (sums: UnitSums) => number | null,
  ): Statistic => {
    const { parameters, ...spread } = bootstrapOfSums(sums, (total) => value(readSums(total, q)), { seed });
    const method = `${statistic.method.replace(/, .*/, "")}, cluster bootstrap`;
    return { ...statistic, ...spread, method, parameters: { ...statistic.parameters, ...parameters } };
  };
}

function add(total: number[], unit: readonly Answer[], q: number): void {
  const counts = new Array<number>(q).fill(0);
  for (const { category } of unit) counts[category] = at(counts, category) + 1;
  const bump = (place: number, by: number) => {
    total[place] = at(total, place) + by;
  };
  const n = unit.length;
  bump(0, 1);
  if (n >= 2) {
    bump(1, 1);
    bump(2, sum(counts.map((count) => count * (count - 1))) / (n * (n - 1)));
  }
  counts.forEach((count, k) => {
    bump(3 + k, count / n);
  });
  const said = [0, 1].map((rater) => unit.find((answer) => answer.rater === rater)?.category);
  if (said[0] !== undefined && said[1] !== undefined) bump(3 + q + said[0] * q + said[1], 1);
}

function readSums(total: Float64Array, q: number): UnitSums {
  const [units = 0, shared = 0, agreement = 0] = total;
  return {
    pa: shared === 0 ? null : agreement / shared,
    pi: [...total.subarray(3, 3 + q)].map((share) => share / units),
    table: Array.from({ length: q }, (_, i) => [...total.subarray(3 + q + i * q, 3 + q + (i + 1) * q)]),
  };
}

/** Fleiss' kappa of summed units. */
export function fleissOfSums({ pa, pi }: UnitSums): number | null {
  return correctedBy(pa, sum(pi.map((share) => share * share)));
}

/** Gwet's AC1 of summed units. */
export function gwetOfSums({ pa, pi }: UnitSums): number | null {
  return correctedBy(pa, sum(pi.map((share) => share * (1 - share))) / (pi.length - 1));
}

function correctedBy(pa: number | null, pe: number): number | null {
  return pa === null || 1 - pe < 1e-12 ? null : (pa - pe) / (1 - pe);
}
