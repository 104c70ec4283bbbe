import type { Judged } from "./roc-auc";

export type Platt = { slope: number; intercept: number };

/**
 * Platt's scaling (1999): P(right) = 1 / (1 + exp(-(slope · score + intercept))), by Newton's method on the likelihood of
 * smoothed targets, (right + 1)/(right + 2) and 1/(wrong + 2), which keep it finite where a score separates perfectly
 * (Lin, Lin and Weng 2007, doi:10.1007/s10994-007-5018-6). `weight` stands for as many of one kind. Null where all scores or all outcomes are the same.
 */
export function platt(judged: readonly (Judged & { weight?: number })[]): Platt | null {
  const weightOf = ({ weight = 1 }: { weight?: number }) => weight;
  const total = judged.reduce((n, each) => n + weightOf(each), 0);
  const right = judged.reduce((n, each) => n + (each.right ? weightOf(each) : 0), 0);
  const wrong = total - right;
  if (right === 0 || wrong === 0) return null;
  // Newton's steps are well conditioned on centred scores of unit spread only.
  const mean = judged.reduce((n, each) => n + weightOf(each) * each.score, 0) / total;
  const spread = Math.sqrt(
    judged.reduce((n, each) => n + weightOf(each) * (each.score - mean) ** 2, 0) / total,
  );
  if (!(spread > 0)) return null;
  const points = judged.map((each) => ({
    z: (each.score - mean) / spread,
    count: weightOf(each),
    target: each.right ? (right + 1) / (right + 2) : 1 / (wrong + 2),
  }));
  let slope = 0;
  let intercept = Math.log((right + 1) / (wrong + 1));
  for (let step = 0; step < 100; step++) {
    let [gs, gi, ss, si, ii] = [0, 0, 1e-12, 0, 1e-12];
    for (const { z, target, count } of points) {
      const p = 1 / (1 + Math.exp(-(slope * z + intercept)));
      const weight = count * p * (1 - p);
      gs += count * (target - p) * z;
      gi += count * (target - p);
      ss += weight * z * z;
      si += weight * z;
      ii += weight;
    }
    const determinant = ss * ii - si * si;
    const full: [number, number] = [(gs * ii - gi * si) / determinant, (gi * ss - gs * si) / determinant];
    const size = halved(points, slope, intercept, full);
    slope += size * full[0];
    intercept += size * full[1];
    if (size * (Math.abs(full[0]) + Math.abs(full[1])) < 1e-12) break;
  }
  return { slope: slope / spread, intercept: intercept - (slope * mean) / spread };
}

export function plattAt({ slope, intercept }: Platt, score: number): number {
  return 1 / (1 + Math.exp(-(slope * score + intercept)));
}

/** The largest halving of a step that does not make the likelihood worse. */
function halved(
  points: readonly { z: number; target: number; count: number }[],
  slope: number,
  intercept: number,
  [ds, di]: readonly [number, number],
): number {
  const before = loss(points, slope, intercept);
  for (let size = 1; size > 1e-10; size /= 2) {
    if (loss(points, slope + size * ds, intercept + size * di) <= before + 1e-12) return size;
  }
  return 0;
}

function loss(
  points: readonly { z: number; target: number; count: number }[],
  slope: number,
  intercept: number,
): number {
  return points.reduce((total, { z, target, count }) => {
    const f = slope * z + intercept;
    // log(1 + e^f) without overflow
    return total + count * (Math.max(f, 0) + Math.log1p(Math.exp(-Math.abs(f))) - target * f);
  }, 0);
}
