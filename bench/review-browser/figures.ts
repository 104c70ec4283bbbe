import type { Slice } from "./measure.ts";

export type Figures = {
  decisions: number;
  p50: number;
  p95: number;
  p99: number;
  worst: number;
  /** Of the slices, each with a p95 of its own: less moved by what else the machine did. */
  medianOfP95: number;
  /** By the browser's own event timing, up to the presentation. */
  presentedP95: number;
  longTasks: number;
  longestTask: number;
  shifted: number;
  shiftedAfterPaint: number;
};

/** The quantile of numbers by the nearest rank: `quantile([3, 1, 2], 0.5)` is 2. Of nothing, not a number. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The p95 of a class of keys, in words; a class that no key fell into has none. */
export function p95InWords(painted: readonly number[]): string {
  return painted.length === 0 ? "none" : `${quantile(painted, 0.95).toFixed(0)} (${painted.length})`;
}

export function figuresOf(slices: readonly Slice[]): Figures {
  const painted = slices.flatMap(({ samples }) => samples.map(({ painted }) => painted));
  // Faster than what the browser tells of at all.
  const presented = slices.flatMap(({ samples }) => samples.map(({ presented }) => presented ?? 16));
  const tasks = slices.flatMap(({ longTasks }) => longTasks.map(({ duration }) => duration));
  return {
    decisions: painted.length,
    p50: quantile(painted, 0.5),
    p95: quantile(painted, 0.95),
    p99: quantile(painted, 0.99),
    worst: Math.max(...painted),
    medianOfP95: quantile(
      slices.map(({ samples }) =>
        quantile(
          samples.map(({ painted }) => painted),
          0.95,
        ),
      ),
      0.5,
    ),
    presentedP95: quantile(presented, 0.95),
    longTasks: tasks.length,
    longestTask: Math.max(0, ...tasks),
    shifted: slices.reduce((sum, slice) => sum + slice.shifted, 0),
    shiftedAfterPaint: slices.reduce((sum, slice) => sum + slice.shiftedAfterPaint, 0),
  };
}
