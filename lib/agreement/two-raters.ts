import { normalQuantile } from "./normal-quantile";
import { at, type Reason, type Statistic, sum } from "./statistic";
import { studentQuantile } from "./student-t";
import { type Weighting, weightsOf } from "./weights";

/**
 * What the chance-corrected coefficients of two raters have in common: (po - pe) / (1 - pe) over a q x q table of
 * counts, with a large-sample variance whose per-cell term is the coefficient's own.
 */
export type Shares = {
  q: number;
  n: number;
  /** p[i][j], the shares of the table; rows and columns are its margins. */
  p: number[][];
  rows: number[];
  columns: number[];
  w: readonly (readonly number[])[];
  /** Observed agreement, weighted. */
  po: number;
};

export function sharesOf(table: readonly (readonly number[])[], weighting: Weighting): Shares {
  const q = table.length;
  const n = sum(table.map((row) => sum(row)));
  const p = table.map((row) => row.map((count) => (n === 0 ? 0 : count / n)));
  const w = weightsOf(weighting, q);
  return {
    q,
    n,
    p,
    w,
    rows: p.map((row) => sum(row)),
    columns: p.map((_, j) => sum(p.map((row) => at(row, j)))),
    po: sumCells(p, (i, j, share) => share * at(at(w, i), j)),
  };
}

export function sumCells(
  p: readonly (readonly number[])[],
  term: (i: number, j: number, share: number) => number,
): number {
  return sum(p.map((row, i) => sum(row.map((share, j) => term(i, j, share)))));
}

/** The interval is normal, as SAS and statsmodels have it, or Student's with n - 1 degrees of freedom, as irrCAC has it. */
export type TwoRaterOptions = { weighting?: Weighting; confidence?: number; interval?: "normal" | "t" };

type Correction = {
  method: string;
  weighting: Weighting;
  confidence: number;
  interval: "normal" | "t";
  /** Agreement expected by chance. */
  pe: number;
  /** Σ p_ij (…)² of the coefficient's variance, before the square of what it is reduced by. */
  spread: (coefficient: number) => number;
  reduction: (coefficient: number) => number;
};

/** (po - pe)/(1 - pe) with its standard error and normal interval, cut at 1; null where chance explains everything. */
export function corrected(shares: Shares, correction: Correction): Statistic {
  const { n, po } = shares;
  const { pe, confidence, weighting } = correction;
  const about = {
    n,
    units: n,
    raters: 2,
    method: correction.method,
    parameters: { confidence, weights: weighting, categories: shares.q, interval: correction.interval },
  };
  if (n === 0) return { value: null, reason: "no_overlap", ...about };
  if (1 - pe < 1e-12) return { value: null, reason: "undefined_zero_expected_disagreement", ...about };
  const value = (po - pe) / (1 - pe);
  const variance = (correction.spread(value) - correction.reduction(value) ** 2) / (n * (1 - pe) ** 2);
  const se = Math.sqrt(Math.max(0, variance));
  const share = (1 + confidence) / 2;
  const half =
    (correction.interval === "t" && n > 1 ? studentQuantile(share, n - 1) : normalQuantile(share)) * se;
  const reason: Reason | undefined = se < 1e-12 ? "degenerate_ci" : undefined;
  return {
    value,
    ...(reason ? { reason } : {}),
    se: reason ? 0 : se,
    interval: [Math.max(-1, value - half), Math.min(1, value + half)],
    ...about,
  };
}
