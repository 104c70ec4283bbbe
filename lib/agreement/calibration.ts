import { sum } from "./statistic";
import { wilson } from "./wilson";

/** A probability that was said, and whether it came true. */
export type Forecast = { probability: number; right: boolean };

export type CalibrationBin = {
  from: number;
  to: number;
  n: number;
  /** Mean of what was said, and share of what came true with its Wilson interval. */
  said: number;
  seen: number;
  interval: [lower: number, upper: number] | null;
};

export type Calibration = {
  n: number;
  /** Mean, largest and root mean square gap between said and seen, weighted by the bins' n; null without data. */
  ece: number | null;
  mce: number | null;
  rmsce: number | null;
  bins: CalibrationBin[];
};

/**
 * A reliability diagram with its errors (Naeini 2015; Guo 2017, arXiv:1706.04599). Bins are [from, to), the last closed;
 * of equal width, or, better below some 200 forecasts, of equal n. Empty bins are left out.
 * `calibration([.25, .25, .55, .75, .75] with [0, 0, 1, 1, 1], { bins: 2 })` has an ECE of 0.29.
 */
export function calibration(
  forecasts: readonly Forecast[],
  { bins = 10, by = "width" }: { bins?: number; by?: "width" | "quantile" } = {},
): Calibration {
  const edges = by === "width" ? widths(bins) : quantiles(forecasts, bins);
  const groups = edges.slice(1).map((to, i) => ({ from: edges[i] ?? 0, to, inside: [] as Forecast[] }));
  for (const forecast of forecasts) {
    const last = groups.length - 1;
    const group = groups.findIndex(({ to }, i) => forecast.probability < to || i === last);
    groups[group]?.inside.push(forecast);
  }
  const made = groups.filter(({ inside }) => inside.length > 0).map(binOf);
  const n = forecasts.length;
  const gaps = made.map((bin) => Math.abs(bin.seen - bin.said));
  const weights = made.map((bin) => bin.n / n);
  return {
    n,
    ece: n === 0 ? null : sum(gaps.map((gap, i) => gap * (weights[i] ?? 0))),
    mce: n === 0 ? null : Math.max(...gaps),
    rmsce: n === 0 ? null : Math.sqrt(sum(gaps.map((gap, i) => gap * gap * (weights[i] ?? 0)))),
    bins: made,
  };
}

function binOf({
  from,
  to,
  inside,
}: {
  from: number;
  to: number;
  inside: readonly Forecast[];
}): CalibrationBin {
  const n = inside.length;
  const right = inside.filter((forecast) => forecast.right).length;
  return {
    from,
    to,
    n,
    said: sum(inside.map(({ probability }) => probability)) / n,
    seen: right / n,
    interval: wilson(right, n).interval,
  };
}

/** Whole numbers divided, not widths added: 0.3 must be 3/10 to the last bit. */
function widths(bins: number): number[] {
  return Array.from({ length: bins + 1 }, (_, i) => i / bins);
}

function quantiles(forecasts: readonly Forecast[], bins: number): number[] {
  const sorted = forecasts.map(({ probability }) => probability).toSorted((a, b) => a - b);
  const inner = Array.from(
    { length: bins - 1 },
    (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / bins)] ?? 1,
  );
  return [0, ...new Set(inner), 1];
}
