/** How much a pair of categories counts as agreement: q x q, 1 on the diagonal. */
export type Weights = readonly (readonly number[])[];

export const weightings = ["identity", "linear", "quadratic", "ordinal"] as const;
export type Weighting = (typeof weightings)[number];

/**
 * Agreement weights for q categories in their order: identity (nominal); linear 1 - |i-j|/(q-1);
 * quadratic 1 - (i-j)²/(q-1)²; ordinal, Gwet's, 1 - C(|i-j|+1, 2)/C(q, 2). `weightsOf("linear", 3)[0]` = [1, 0.5, 0].
 */
export function weightsOf(weighting: Weighting, q: number): Weights {
  return Array.from({ length: q }, (_, i) => Array.from({ length: q }, (_, j) => weight(weighting, i, j, q)));
}

function weight(weighting: Weighting, i: number, j: number, q: number): number {
  const distance = Math.abs(i - j);
  if (distance === 0) return 1;
  switch (weighting) {
    case "identity":
      return 0;
    case "linear":
      return 1 - distance / (q - 1);
    case "quadratic":
      return 1 - (distance * distance) / ((q - 1) * (q - 1));
    case "ordinal":
      return 1 - (distance * (distance + 1)) / (q * (q - 1));
  }
}
