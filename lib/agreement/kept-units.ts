import { addCoincidences, alphaOfCoincidences } from "./krippendorff-alpha";
import { at, type Statistic, sum } from "./statistic";
import { studentQuantile } from "./student-t";
import { scoreInterval } from "./wilson";

/** So many pairs on which so many people said each category. */
export type KeptUnit = { counts: readonly number[]; pairs: number };

export type BetweenPeople = { percent: Statistic; fleiss: Statistic; alpha: Statistic; ac1: Statistic };

/**
 * Agreement between people from pairs counted by their verdicts, in time that does not grow with the pairs: percent
 * agreement, Fleiss' kappa, Krippendorff's alpha (nominal) and Gwet's AC1 over q categories. Standard errors by the
 * infinitesimal jackknife over pairs (Jaeckel 1972; Efron 1982): how much each value moves when one more such pair is there.
 */
export function betweenPeople(units: readonly KeptUnit[], q: number, confidence = 0.95): BetweenPeople {
  const used = units.filter(({ pairs, counts }) => pairs > 0 && sum(counts) > 0);
  const told = (method: string, value: (weights: readonly number[]) => number | null): Statistic => {
    const n = sum(used.filter(({ counts }) => sum(counts) > 1).map(({ pairs }) => pairs));
    const all = sum(used.map(({ pairs }) => pairs));
    const raters = Math.max(0, ...used.map(({ counts }) => sum(counts)));
    const about = { n, units: all, raters, method, parameters: { confidence, categories: q } };
    if (all === 0) return { value: null, reason: "no_data", ...about };
    if (n === 0) return { value: null, reason: "no_overlap", ...about };
    const weights = used.map(({ pairs }) => pairs);
    const here = value(weights);
    if (here === null) return { value: null, reason: "undefined_zero_expected_disagreement", ...about };
    return { value: here, ...jackknifed(weights, here, value, all, confidence), ...about };
  };
  const counts = used.map((unit) => unit.counts);
  const percent = told("percent agreement, Wilson score over pairs", (w) => sharesOf(counts, w, q).pa);
  return {
    // A share that all agree on has an interval as well: Wilson's, as for any share of so many pairs.
    percent:
      percent.value === null
        ? percent
        : { ...certain(percent), interval: scoreInterval(percent.value, percent.n, confidence) },
    fleiss: told("Fleiss' kappa, infinitesimal jackknife over pairs", (w) => {
      const { pa, pi } = sharesOf(counts, w, q);
      return correctedBy(pa, sum(pi.map((share) => share * share)));
    }),
    alpha: told("Krippendorff's alpha, infinitesimal jackknife over pairs", (w) => alphaOf(counts, w, q)),
    ac1: told("Gwet's AC1, infinitesimal jackknife over pairs", (w) => {
      const { pa, pi } = sharesOf(counts, w, q);
      return correctedBy(pa, sum(pi.map((share) => share * (1 - share))) / (q - 1));
    }),
  };
}

function certain({ reason: _, ...statistic }: Statistic): Statistic {
  return statistic;
}

function jackknifed(
  weights: readonly number[],
  here: number,
  value: (weights: readonly number[]) => number | null,
  n: number,
  confidence: number,
): Pick<Statistic, "se" | "interval" | "reason"> {
  if (n < 2) return { reason: "too_few" };
  const step = 1e-4;
  const variance = sum(
    weights.map((weight, i) => {
      const more = value(weights.map((each, k) => (k === i ? each + step : each))) ?? here;
      return weight * ((more - here) / step) ** 2;
    }),
  );
  const se = Math.sqrt((variance * n) / (n - 1));
  if (se < 1e-9) return { se: 0, reason: "degenerate_ci" };
  const half = studentQuantile((1 + confidence) / 2, n - 1) * se;
  return { se, interval: [Math.max(Math.min(-1, here), here - half), Math.min(1, here + half)] };
}

/** Mean agreement within pairs of two opinions at least, and the mean share of each category over all pairs. */
function sharesOf(counts: readonly (readonly number[])[], weights: readonly number[], q: number) {
  let [units, shared, agreement] = [0, 0, 0];
  const pi = new Array<number>(q).fill(0);
  counts.forEach((unit, i) => {
    const total = sum(unit);
    const weight = at(weights, i);
    units += weight;
    unit.forEach((count, k) => {
      pi[k] = at(pi, k) + (weight * count) / total;
    });
    if (total < 2) return;
    shared += weight;
    agreement += (weight * sum(unit.map((count) => count * (count - 1)))) / (total * (total - 1));
  });
  return { pa: shared === 0 ? null : agreement / shared, pi: pi.map((share) => share / units) };
}

function alphaOf(
  counts: readonly (readonly number[])[],
  weights: readonly number[],
  q: number,
): number | null {
  const together = new Array<number>(q * q).fill(0);
  counts.forEach((unit, i) => {
    const own = new Array<number>(q * q).fill(0);
    addCoincidences(own, unit);
    own.forEach((pairs, cell) => {
      together[cell] = at(together, cell) + at(weights, i) * pairs;
    });
  });
  return alphaOfCoincidences(together, q);
}

function correctedBy(pa: number | null, pe: number): number | null {
  return pa === null || 1 - pe < 1e-12 ? null : (pa - pe) / (1 - pe);
}
