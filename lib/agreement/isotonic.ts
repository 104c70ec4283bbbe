/** A rising step curve as knots; between them it is a line, beyond them level. */
export type Isotonic = { x: number[]; y: number[] };

/**
 * Isotonic regression by pooling adjacent violators (Barlow et al. 1972), equal x averaged first, as scikit-learn and
 * R's isotone (ties "secondary") do. x = 0..6 with y = 3 7 5 9 8 7 10 gives 3 6 6 8 8 8 10.
 */
export function isotonic(points: readonly { x: number; y: number }[]): Isotonic {
  const pools: { x: number[]; y: number; weight: number }[] = [];
  for (const { x, y, weight } of averaged(points)) {
    pools.push({ x: [x], y, weight });
    for (;;) {
      const last = pools.at(-1);
      const before = pools.at(-2);
      if (!last || !before || before.y <= last.y) break;
      const together = before.weight + last.weight;
      pools.splice(-2, 2, {
        x: [...before.x, ...last.x],
        y: (before.y * before.weight + last.y * last.weight) / together,
        weight: together,
      });
    }
  }
  return { x: pools.flatMap((pool) => pool.x), y: pools.flatMap((pool) => pool.x.map(() => pool.y)) };
}

/** The curve at x; null where there is no curve. */
export function isotonicAt({ x: xs, y: ys }: Isotonic, x: number): number | null {
  const first = ys[0];
  const last = ys.at(-1);
  if (first === undefined || last === undefined) return null;
  const after = xs.findIndex((knot) => knot >= x);
  if (after === 0) return first;
  if (after === -1) return last;
  const [x0 = 0, x1 = 0] = [xs[after - 1], xs[after]];
  const [y0 = first, y1 = last] = [ys[after - 1], ys[after]];
  return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}

function averaged(points: readonly { x: number; y: number }[]) {
  const groups = new Map<number, { total: number; weight: number }>();
  for (const { x, y } of points) {
    const group = groups.get(x) ?? { total: 0, weight: 0 };
    groups.set(x, { total: group.total + y, weight: group.weight + 1 });
  }
  return [...groups]
    .map(([x, { total, weight }]) => ({ x, y: total / weight, weight }))
    .toSorted((a, b) => a.x - b.x);
}
