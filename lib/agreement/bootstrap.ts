import { seededRandom } from "./seeded-random";
import { type Reason, variance } from "./statistic";

export type Bootstrap = {
  interval: [lower: number, upper: number] | null;
  reason?: Reason;
  /** Standard deviation of the replicates. */
  se: number | null;
  method: "cluster bootstrap, percentile";
  parameters: {
    confidence: number;
    replicates: number;
    seed: number;
    clusters: number;
    undefinedReplicates: number;
  };
};

/**
 * An interval of any statistic by drawing whole clusters with replacement (Efron 1979; Field and Welsh 2007): all items
 * of one prompt, in whatever languages, are one cluster. Percentile interval with quantiles of type 7, seeded.
 * Replicates in which the statistic is undefined are left out and counted; more than 5 % of them, and there is no interval.
 */
export function clusterBootstrap<Item>(
  clusters: readonly (readonly Item[])[],
  statistic: (items: readonly Item[]) => number | null,
  {
    replicates = 2000,
    confidence = 0.95,
    seed = 0,
  }: { replicates?: number; confidence?: number; seed?: number } = {},
): Bootstrap {
  const random = seededRandom(seed);
  const values: number[] = [];
  for (let b = 0; b < replicates && clusters.length > 0; b++) {
    const items = clusters.flatMap(() => clusters[Math.floor(random() * clusters.length)] ?? []);
    const value = statistic(items);
    if (value !== null && Number.isFinite(value)) values.push(value);
  }
  const about = {
    method: "cluster bootstrap, percentile",
    parameters: {
      confidence,
      replicates,
      seed,
      clusters: clusters.length,
      undefinedReplicates: clusters.length === 0 ? 0 : replicates - values.length,
    },
  } as const;
  if (clusters.length === 0) return { interval: null, se: null, reason: "no_data", ...about };
  if (values.length < 0.95 * replicates)
    return { interval: null, se: null, reason: "degenerate_ci", ...about };
  values.sort((a, b) => a - b);
  const half = (1 - confidence) / 2;
  return {
    interval: [quantile(values, half), quantile(values, 1 - half)],
    se: Math.sqrt(variance(values)),
    ...about,
  };
}

/** The quantile of sorted values by linear interpolation: type 7, the default of R and NumPy. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
