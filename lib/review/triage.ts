/** What speaks for a pair being wrong, each from 0 to 1, in this order in the database. */
export const clueNames = ["margin", "support", "dissent", "flags"] as const;

/** P(wrong) = 1 / (1 + exp(-(intercept + Σ weight · clue))). */
export type TriageModel = { intercept: number; weights: readonly number[] };

/** Before anybody has decided: ours, in the order in which earlier audits of such methods found errors. */
export const firstModel: TriageModel = { intercept: -2.5, weights: [1.6, 1, 1.4, 0.8] };

export type JudgedClues = { clues: readonly number[]; wrong: boolean };

/** Fewer decisions than this, or fewer of either kind, say nothing about what is to be expected. */
export const leastJudged = 50;
export const leastOfEach = 5;

export function isEnough(judged: readonly JudgedClues[]): boolean {
  const wrong = judged.filter((each) => each.wrong).length;
  return judged.length >= leastJudged && wrong >= leastOfEach && judged.length - wrong >= leastOfEach;
}

/** How strongly the weights are held to those of `firstModel`, in decisions. The intercept is free. */
const held = 2;

/**
 * The model that the decisions so far make likely: logistic regression by Newton's method, its weights drawn towards
 * those of `firstModel` by a ridge, so that few decisions move them little. Ours.
 */
export function fitTriage(judged: readonly JudgedClues[]): TriageModel {
  const first = [firstModel.intercept, ...firstModel.weights];
  const beta = [...first];
  for (let step = 0; step < 50; step += 1) {
    const size = beta.length;
    const gradient = beta.map((value, i) => (i === 0 ? 0 : -held * (value - (first[i] ?? 0))));
    const hessian = beta.map((_, i) => beta.map((_, j): number => (i === j ? (i === 0 ? 1e-6 : held) : 0)));
    for (const { clues, wrong } of judged) {
      const x = [1, ...clues];
      const p = logistic(x.reduce((sum, value, i) => sum + value * (beta[i] ?? 0), 0));
      for (let i = 0; i < size; i += 1) {
        gradient[i] = (gradient[i] ?? 0) + ((wrong ? 1 : 0) - p) * (x[i] ?? 0);
        const row = hessian[i] ?? [];
        for (let j = 0; j < size; j += 1) row[j] = (row[j] ?? 0) + p * (1 - p) * (x[i] ?? 0) * (x[j] ?? 0);
      }
    }
    const change = solve(hessian, gradient);
    // A step too long throws Newton's method off where nearly all decisions are the same.
    const scale = Math.min(1, 2 / Math.max(...change.map(Math.abs), 1e-12));
    for (let i = 0; i < size; i += 1) beta[i] = (beta[i] ?? 0) + scale * (change[i] ?? 0);
    if (Math.max(...change.map(Math.abs)) < 1e-8) break;
  }
  const [intercept = 0, ...weights] = beta;
  return { intercept, weights };
}

/** `wrongness(firstModel, [1, 1, 1, 1])` = 0.909, `wrongness(firstModel, [0, 0, 0, 0])` = 0.076. */
export function wrongness({ intercept, weights }: TriageModel, clues: readonly number[]): number {
  return logistic(weights.reduce((sum, weight, i) => sum + weight * (clues[i] ?? 0), intercept));
}

/** Wrong pairs to be expected among these. */
export function expectedWrong(model: TriageModel, pairs: readonly (readonly number[])[]): number {
  return pairs.reduce((sum, clues) => sum + wrongness(model, clues), 0);
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Gaussian elimination; the ridge keeps every pivot away from 0. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    const pivot = rows[column] ?? [];
    const by = pivot[column] ?? 1;
    for (let j = column; j <= size; j += 1) pivot[j] = (pivot[j] ?? 0) / by;
    for (const row of rows) {
      if (row === pivot) continue;
      const times = row[column] ?? 0;
      for (let j = column; j <= size; j += 1) row[j] = (row[j] ?? 0) - times * (pivot[j] ?? 0);
    }
  }
  return rows.map((row) => row[size] ?? 0);
}
