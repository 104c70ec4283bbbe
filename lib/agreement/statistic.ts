/** Why a statistic has no value, or an interval that says less than it seems to. */
export type Reason =
  | "no_data"
  | "no_overlap"
  | "one_class"
  | "undefined_zero_expected_disagreement"
  | "degenerate_ci"
  | "too_few";

/** A statistic never comes alone, and is never NaN: without a value it has a reason. */
export type Statistic = {
  value: number | null;
  reason?: Reason;
  /** What it was computed over: units that count towards it. */
  n: number;
  units: number;
  raters: number;
  /** Standard error, where there is one. */
  se?: number;
  interval?: [lower: number, upper: number];
  /** Its name, and that of its interval. */
  method: string;
  parameters: Record<string, string | number | readonly number[]>;
};

/**
 * What raters said of units: `ratings[unit][rater]` is a category from 0 to q - 1, or null where there is none.
 * A column is one rater throughout, where a statistic tells raters apart.
 */
export type Ratings = readonly (readonly (number | null)[])[];

/** How many raters put each unit into each category: units x q. */
export function countsOf(ratings: Ratings, q: number): number[][] {
  return ratings.map((unit) => {
    const counts = new Array<number>(q).fill(0);
    for (const category of unit)
      if (category !== null) counts[within(category, q)] = at(counts, category) + 1;
    return counts;
  });
}

/** q x q: how often the first of two raters said i where the other said j. */
export function tableOf(ratings: Ratings, first: number, second: number, q: number): number[][] {
  const table = Array.from({ length: q }, () => new Array<number>(q).fill(0));
  for (const unit of ratings) {
    const [i, j] = [unit[first] ?? null, unit[second] ?? null];
    if (i === null || j === null) continue;
    const row = at(table, within(i, q));
    row[within(j, q)] = at(row, j) + 1;
  }
  return table;
}

function within(category: number, q: number): number {
  if (!Number.isInteger(category) || category < 0 || category >= q)
    throw new RangeError(`A category is a whole number from 0 to ${q - 1}, and this is ${category}.`);
  return category;
}

/** An element that is known to be there. */
export function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`There is no element ${index} of ${list.length}.`);
  return value;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/** Of a sample: squares divided by n - 1. */
export function variance(values: readonly number[]): number {
  const middle = mean(values);
  return sum(values.map((value) => (value - middle) ** 2)) / Math.max(1, values.length - 1);
}
