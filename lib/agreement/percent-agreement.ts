import { aboutUnits, spreadOf, unitsOf } from "./many-raters";
import { at, type Ratings, type Statistic } from "./statistic";
import { sharesOf } from "./two-raters";
import type { Weighting } from "./weights";
import { wilson } from "./wilson";

type Options = { weighting?: Weighting; confidence?: number };

/**
 * The mean over units of the share of pairs of raters that agree, of units with two ratings at least; standard error
 * over units and its t interval (Gwet 2014). Two raters: the share of units on which they say the same.
 */
export function percentAgreement(
  ratings: Ratings,
  q: number,
  { weighting = "identity", confidence = 0.95 }: Options = {},
): Statistic {
  const units = unitsOf(ratings, q, weighting);
  const about = aboutUnits(units, "percent agreement, t interval over units", confidence);
  if (units.n === 0) return { value: null, reason: "no_data", ...about };
  if (units.shared === 0) return { value: null, reason: "no_overlap", ...about };
  const parts = units.agreements.map((agreement, i) =>
    at(units.ratings, i) >= 2 ? (units.n / units.shared) * agreement : 0,
  );
  const spread = spreadOf(parts, units.pa, units.n, confidence);
  const interval = spread.interval
    ? { interval: [Math.max(0, spread.interval[0]), spread.interval[1]] as [number, number] }
    : {};
  return { value: units.pa, ...spread, ...interval, ...about };
}

/** Of two raters over a q x q table of counts: the share of units on which they say the same, with Wilson's interval. */
export function percentAgreementOfTwo(table: readonly (readonly number[])[], confidence = 0.95): Statistic {
  const { n, po, q } = sharesOf(table, "identity");
  const { interval } = wilson(Math.round(po * n), n, confidence);
  const about = {
    n,
    units: n,
    raters: 2,
    method: "percent agreement, Wilson score",
    parameters: { confidence, categories: q },
  };
  if (interval === null) return { value: null, reason: "no_overlap", ...about };
  return { value: po, se: Math.sqrt((po - po * po) / n), interval, ...about };
}
