import { chanceCorrected, unitsOf } from "./many-raters";
import { twoSidedP } from "./normal-cdf";
import { at, type Ratings, type Statistic, sum } from "./statistic";
import type { Weighting } from "./weights";

type Options = { weighting?: Weighting; confidence?: number };

/**
 * Fleiss' kappa of any number of raters (Fleiss 1971, doi:10.1037/h0031619), generalised to missing ratings, with a
 * standard error that holds away from zero (Gwet 2014, ch. 5). With two raters and nothing missing it is Scott's pi.
 */
export function fleissKappa(
  ratings: Ratings,
  q: number,
  { weighting = "identity", confidence = 0.95 }: Options = {},
): Statistic {
  const units = unitsOf(ratings, q, weighting);
  const { w, pi, counts, ratings: totals } = units;
  const byChance = w.map(
    (weights, k) => sum(weights.map((weight, l) => (weight + at(at(w, l), k)) * at(pi, l))) / 2,
  );
  return chanceCorrected(units, {
    pe: sum(w.map((weights, k) => sum(weights.map((weight, l) => weight * at(pi, k) * at(pi, l))))),
    perUnit: counts.map((unit, i) => sum(unit.map((r, k) => (at(byChance, k) * r) / at(totals, i)))),
    method: "Fleiss' kappa",
    confidence,
  });
}

/**
 * Kappa of each category against all others, of units with the same number of raters (Fleiss 1971): its standard error
 * is that of no agreement at all, so `z` tests and no interval is given. Null where a category was never or always said,
 * or where units differ in their number of raters.
 */
export function categoryKappas(
  ratings: Ratings,
  q: number,
): { category: number; value: number | null; z: number | null; p: number | null }[] {
  const { counts, ratings: totals, pi } = unitsOf(ratings, q, "identity");
  const m = totals[0] ?? 0;
  const units = counts.length;
  const even = m >= 2 && totals.every((total) => total === m);
  const se = Math.sqrt(2 / (units * m * (m - 1)));
  return pi.map((share, category) => {
    if (!even || share < 1e-12 || share > 1 - 1e-12) return { category, value: null, z: null, p: null };
    const together =
      (sum(counts.map((unit) => at(unit, category) ** 2)) - units * m * share) /
      (units * m * (m - 1) * share);
    const value = (together - share) / (1 - share);
    return { category, value, z: value / se, p: twoSidedP(value / se) };
  });
}
