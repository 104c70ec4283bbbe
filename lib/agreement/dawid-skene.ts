import { at, sum } from "./statistic";

/** One answer: which rater put which item into which category, all counted from 0. */
export type Answer = { item: number; rater: number; category: number };

export type DawidSkene = {
  /** Share of each true category. */
  marginals: number[];
  /** rater x true category x category said: each row sums to 1. */
  confusion: number[][][];
  /** item x category: how likely each is the true one. */
  posterior: number[][];
  logLikelihood: number;
  iterations: number;
};

/**
 * Dawid and Skene's model of raters with their own confusions, by EM (1979, doi:10.2307/2346806). A rater may answer an
 * item more than once. Starts from the shares of answers; ends when shares and confusions move by less than `tolerance`
 * in all. `gold` fixes what is known of items. A diagnosis, not ground truth: with two categories and bad raters labels
 * may switch, and with few answers it says little; see `enoughForDawidSkene`.
 */
export function dawidSkene(
  answers: readonly Answer[],
  size: { items: number; raters: number; categories: number },
  {
    tolerance = 1e-5,
    most = 100,
    gold = new Map<number, number>(),
  }: { tolerance?: number; most?: number; gold?: ReadonlyMap<number, number> } = {},
): DawidSkene {
  const { items, raters, categories } = size;
  const byItem = Array.from({ length: items }, (): Answer[] => []);
  for (const answer of answers) at(byItem, answer.item).push(answer);
  const zeros = () => new Array<number>(categories).fill(0);
  const fixed = (item: number) => {
    const known = gold.get(item);
    return known === undefined ? null : zeros().map((_, j) => (j === known ? 1 : 0));
  };
  let posterior = byItem.map((given, item) => fixed(item) ?? shares(given, zeros()));
  let marginals = zeros();
  let confusion: number[][][] = [];
  let logLikelihood = Number.NEGATIVE_INFINITY;
  let iterations = 0;
  for (; iterations < most; iterations++) {
    const before = { marginals, confusion };
    marginals = zeros().map((_, j) => sum(posterior.map((row) => at(row, j))) / items);
    confusion = Array.from({ length: raters }, () => Array.from({ length: categories }, zeros));
    for (const { item, rater, category } of answers) {
      const rows = at(confusion, rater);
      rows.forEach((row, j) => {
        row[category] = at(row, category) + at(at(posterior, item), j);
      });
    }
    confusion = confusion.map((rows) => rows.map(normalised));
    logLikelihood = 0;
    posterior = byItem.map((given, item) => {
      const logs = marginals.map(
        (share, j) =>
          log(share) +
          sum(given.map(({ rater, category }) => log(at(at(at(confusion, rater), j), category)))),
      );
      const top = Math.max(...logs);
      const likelihoods = logs.map((value) => Math.exp(value - top));
      logLikelihood += top + Math.log(sum(likelihoods));
      return fixed(item) ?? normalised(likelihoods);
    });
    if (
      iterations > 0 &&
      moved(before.marginals, marginals) < tolerance &&
      movedAll(before.confusion, confusion) < tolerance
    )
      break;
  }
  return { marginals, confusion, posterior, logLikelihood, iterations };
}

/** Two raters at least, and each with ten items at least that somebody else answered too. */
export function enoughForDawidSkene(answers: readonly Answer[]): boolean {
  const ratersOf = new Map<number, Set<number>>();
  for (const { item, rater } of answers) ratersOf.set(item, (ratersOf.get(item) ?? new Set()).add(rater));
  const shared = new Map<number, number>();
  for (const raters of ratersOf.values())
    for (const rater of raters) shared.set(rater, (shared.get(rater) ?? 0) + Number(raters.size > 1));
  return shared.size >= 2 && [...shared.values()].every((items) => items >= 10);
}

function shares(given: readonly Answer[], counts: number[]): number[] {
  for (const { category } of given) counts[category] = at(counts, category) + 1;
  return normalised(counts);
}

/** Shares of a whole; equal ones where there is nothing to share. */
function normalised(values: readonly number[]): number[] {
  const total = sum(values);
  return values.map((value) => (total > 0 ? value / total : 1 / values.length));
}

/** A probability of zero would forbid what other raters say for certain. */
function log(probability: number): number {
  return Math.log(Math.max(probability, 1e-300));
}

function moved(before: readonly number[], after: readonly number[]): number {
  return sum(after.map((value, i) => Math.abs(value - at(before, i))));
}

function movedAll(
  before: readonly (readonly (readonly number[])[])[],
  after: readonly (readonly (readonly number[])[])[],
): number {
  return moved(before.flat(2), after.flat(2));
}
