import { twoSidedP } from "./normal-cdf";
import type { Statistic } from "./statistic";
import { at, sum } from "./statistic";
import { corrected, type Shares, sharesOf, sumCells, type TwoRaterOptions } from "./two-raters";
import type { Weighting } from "./weights";

/**
 * Cohen's kappa of two raters over a q x q table of counts (Cohen 1960, doi:10.1177/001316446002000104; weighted 1968),
 * with the large-sample standard error of Fleiss, Cohen and Everitt (1969, doi:10.1037/h0028106).
 * `cohenKappa([[0, 4, 1], [0, 8, 0], [0, 1, 5]])` = 0.4842, standard error 0.1380.
 * All in one category gives null: agreement by chance is then complete.
 */
export function cohenKappa(
  table: readonly (readonly number[])[],
  { weighting = "identity", confidence = 0.95, interval = "normal" }: TwoRaterOptions = {},
): Statistic {
  const shares = sharesOf(table, weighting);
  const { p, w } = shares;
  const { pe, a, b } = byChance(shares);
  return corrected(shares, {
    method: weighting === "identity" ? "Cohen's kappa" : "Cohen's weighted kappa",
    weighting,
    confidence,
    interval,
    pe,
    spread: (kappa) =>
      sumCells(p, (i, j, share) => share * (at(at(w, i), j) - (at(a, i) + at(b, j)) * (1 - kappa)) ** 2),
    reduction: (kappa) => kappa - pe * (1 - kappa),
  });
}

/** The largest kappa that these margins allow: beside a low kappa of skewed categories it tells why. Null like kappa. */
export function kappaMax(table: readonly (readonly number[])[]): number | null {
  const { rows, columns, n } = sharesOf(table, "identity");
  const pe = sum(rows.map((row, k) => row * at(columns, k)));
  if (n === 0 || 1 - pe < 1e-12) return null;
  return (sum(rows.map((row, k) => Math.min(row, at(columns, k)))) - pe) / (1 - pe);
}

/**
 * The test of kappa = 0: the standard error that holds if there is no agreement beyond chance (Fleiss, Cohen and Everitt
 * 1969), z = kappa / that, and its two-sided p. Null where kappa is.
 */
export function kappaTest(
  table: readonly (readonly number[])[],
  weighting: Weighting = "identity",
): { se: number; z: number; p: number } | null {
  const { value } = cohenKappa(table, { weighting });
  if (value === null) return null;
  const shares = sharesOf(table, weighting);
  const { w, rows, columns, n } = shares;
  const { pe, a, b } = byChance(shares);
  const spread = sumCells(
    w,
    (i, j, weight) => at(rows, i) * at(columns, j) * (weight - (at(a, i) + at(b, j))) ** 2,
  );
  const se = Math.sqrt(Math.max(0, spread - pe * pe) / n) / (1 - pe);
  if (se === 0) return null;
  return { se, z: value / se, p: twoSidedP(value / se) };
}

/** Agreement expected of these margins, and what each category of one rater agrees with the other's margin by chance. */
function byChance({ w, rows, columns }: Shares) {
  return {
    pe: sumCells(w, (i, j, weight) => weight * at(rows, i) * at(columns, j)),
    a: w.map((weights) => sum(weights.map((weight, j) => weight * at(columns, j)))),
    b: w.map((_, j) => sum(w.map((weights, i) => at(weights, j) * at(rows, i)))),
  };
}
