import { chanceCorrected, unitsOf } from "./many-raters";
import { at, type Ratings, type Statistic, sum } from "./statistic";
import { corrected, sharesOf, sumCells, type TwoRaterOptions } from "./two-raters";
import type { Weighting } from "./weights";

/**
 * Gwet's AC1, weighted AC2, of any number of raters (Gwet 2008, doi:10.1348/000711006X126600): chance agreement is what
 * guessing on hard units would give, so it stays defined where nearly all say the same. `q` counts the declared
 * categories: leaving out one that nobody used changes the value. Standard error by linearisation over units.
 */
export function gwetAc(
  ratings: Ratings,
  q: number,
  { weighting = "identity", confidence = 0.95 }: { weighting?: Weighting; confidence?: number } = {},
): Statistic {
  if (q < 2) throw new RangeError("AC1 needs two declared categories at least.");
  const units = unitsOf(ratings, q, weighting);
  const scale = sum(units.w.map((weights) => sum(weights))) / (q * (q - 1));
  return chanceCorrected(units, {
    pe: scale * sum(units.pi.map((share) => share * (1 - share))),
    perUnit: units.counts.map(
      (unit, i) => scale * sum(unit.map((r, k) => (r / at(units.ratings, i)) * (1 - at(units.pi, k)))),
    ),
    method: weighting === "identity" ? "Gwet's AC1" : "Gwet's AC2",
    confidence,
  });
}

/** The same of two raters over a q x q table, with the standard error of that case (Gwet 2014, ch. 5). */
export function gwetAcOfTwo(
  table: readonly (readonly number[])[],
  { weighting = "identity", confidence = 0.95, interval = "normal" }: TwoRaterOptions = {},
): Statistic {
  const shares = sharesOf(table, weighting);
  const { q, p, w, rows, columns, po } = shares;
  if (q < 2) throw new RangeError("AC1 needs two declared categories at least.");
  const means = rows.map((row, k) => (row + at(columns, k)) / 2);
  const scale = sum(w.map((weights) => sum(weights))) / (q * (q - 1));
  const pe = scale * sum(means.map((share) => share * (1 - share)));
  return corrected(shares, {
    method: weighting === "identity" ? "Gwet's AC1" : "Gwet's AC2",
    weighting,
    confidence,
    interval,
    pe,
    spread: (ac) =>
      sumCells(
        p,
        (i, j, share) =>
          share * (at(at(w, i), j) - 2 * (1 - ac) * scale * (1 - (at(means, i) + at(means, j)) / 2)) ** 2,
      ),
    reduction: (ac) => po - 2 * (1 - ac) * pe,
  });
}
