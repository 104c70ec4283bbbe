/** How many decimals of a score or a margin people compare: three, fewer for large ones. 0.81249 has 3, 12.345 has 1. */
export function scoreDigits(score: number): number {
  const size = Math.abs(score);
  return size >= 1000 || (size >= 10 && Number.isInteger(score)) ? 0 : size >= 10 ? 1 : 3;
}
