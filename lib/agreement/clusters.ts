/** What belongs together, in the order in which its clusters first appear. */
export function clustersOf<T>(list: readonly T[], clusterOf: (each: T) => string | number): T[][] {
  const clusters = new Map<string | number, T[]>();
  for (const each of list) {
    const key = clusterOf(each);
    const cluster = clusters.get(key);
    if (cluster) cluster.push(each);
    else clusters.set(key, [each]);
  }
  return [...clusters.values()];
}
