import { quantile } from "./bootstrap";
import { seededRandom } from "./seeded-random";
import { type Statistic, variance } from "./statistic";

/** Draws of clusters in all; with more clusters than this allows for 2,000 replicates there are fewer, 200 at least. */
const mostDraws = 100_000_000;

/**
 * The cluster bootstrap of a statistic that needs only sums over clusters (a share, a kappa, an alpha): each cluster is
 * summed up once, and a replicate adds up drawn clusters. Percentile interval with quantiles of type 7, seeded; more than
 * 5 % of undefined replicates, or fewer than two clusters, and there is no interval.
 */
export function bootstrapOfSums(
  clusters: readonly ArrayLike<number>[],
  statistic: (sums: Float64Array) => number | null,
  { confidence = 0.95, seed = 0 }: { confidence?: number; seed?: number } = {},
): Pick<Statistic, "se" | "interval" | "reason"> & { parameters: Record<string, number> } {
  const n = clusters.length;
  const replicates = Math.max(200, Math.min(2000, Math.floor(mostDraws / Math.max(1, n))));
  if (n < 2) return { reason: "too_few", parameters: { clusters: n } };
  const width = clusters[0]?.length ?? 0;
  const flat = Float64Array.from(
    { length: n * width },
    (_, i) => clusters[Math.floor(i / width)]?.[i % width] ?? 0,
  );
  const random = seededRandom(seed);
  const sums = new Float64Array(width);
  const values: number[] = [];
  for (let b = 0; b < replicates; b++) {
    sums.fill(0);
    for (let i = 0; i < n; i++) {
      const start = Math.floor(random() * n) * width;
      for (let k = 0; k < width; k++) sums[k] = (sums[k] ?? 0) + (flat[start + k] ?? 0);
    }
    const value = statistic(sums);
    if (value !== null && Number.isFinite(value)) values.push(value);
  }
  const parameters = {
    confidence,
    replicates,
    seed,
    clusters: n,
    undefinedReplicates: replicates - values.length,
  };
  if (values.length < 0.95 * replicates) return { reason: "degenerate_ci", parameters };
  values.sort((a, b) => a - b);
  const half = (1 - confidence) / 2;
  const se = Math.sqrt(variance(values));
  return {
    se,
    interval: [quantile(values, half), quantile(values, 1 - half)],
    ...(se < 1e-12 && { reason: "degenerate_ci" as const }),
    parameters,
  };
}
