import type { Statistic } from "./statistic";
import { at, sum } from "./statistic";
import { corrected, sharesOf, sumCells, type TwoRaterOptions } from "./two-raters";

/**
 * Brennan and Prediger's coefficient of two raters (1981, doi:10.1177/001316448104100307), also S and, with two
 * categories, PABAK: every category is equally likely by chance.
 * `brennanPrediger([[13, 0, 0], [0, 20, 7], [0, 4, 56]])` = 0.835. Categories are those declared, seen or not.
 */
export function brennanPrediger(
  table: readonly (readonly number[])[],
  { weighting = "identity", confidence = 0.95, interval = "normal" }: TwoRaterOptions = {},
): Statistic {
  const shares = sharesOf(table, weighting);
  const { p, w, q, po } = shares;
  return corrected(shares, {
    method: "Brennan-Prediger",
    weighting,
    confidence,
    interval,
    pe: sum(w.map((weights) => sum(weights))) / (q * q),
    spread: () => sumCells(p, (i, j, share) => share * at(at(w, i), j) ** 2),
    reduction: () => po,
  });
}
