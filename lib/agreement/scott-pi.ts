import type { Statistic } from "./statistic";
import { at, sum } from "./statistic";
import { corrected, sharesOf, sumCells, type TwoRaterOptions } from "./two-raters";

/**
 * Scott's pi of two raters over a q x q table of counts (Scott 1955, doi:10.1086/266577): chance agreement from the mean
 * of both margins. Standard error: Gwet 2014, ch. 5. `scottPi([[13, 0, 0], [0, 20, 7], [0, 4, 56]])` = 0.7962397.
 */
export function scottPi(
  table: readonly (readonly number[])[],
  { weighting = "identity", confidence = 0.95, interval = "normal" }: TwoRaterOptions = {},
): Statistic {
  const shares = sharesOf(table, weighting);
  const { p, w, rows, columns, po } = shares;
  const means = rows.map((row, k) => (row + at(columns, k)) / 2);
  const pe = sumCells(w, (i, j, weight) => weight * at(means, i) * at(means, j));
  const byChance = w.map(
    (weights, k) => sum(weights.map((weight, j) => (weight + at(at(w, j), k)) * at(means, j))) / 2,
  );
  return corrected(shares, {
    method: "Scott's pi",
    weighting,
    confidence,
    interval,
    pe,
    spread: (pi) =>
      sumCells(
        p,
        (i, j, share) => share * (at(at(w, i), j) - (1 - pi) * (at(byChance, i) + at(byChance, j))) ** 2,
      ),
    reduction: (pi) => po - 2 * (1 - pi) * pe,
  });
}
