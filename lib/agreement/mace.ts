import type { Answer } from "./dawid-skene";
import { digamma } from "./digamma";
import { seededRandom } from "./seeded-random";
import { at, sum } from "./statistic";

export type Mace = {
  /** Per rater: how likely an answer of theirs is from knowing and not from guessing, 0 to 1. */
  competence: number[];
  /** item x category. Items without answers have null. */
  posterior: (number[] | null)[];
  logLikelihood: number;
};

type Size = { items: number; raters: number; categories: number };
type State = { knows: number[]; spams: number[]; strategy: number[][] };

/**
 * MACE (Hovy et al. 2013, N13-1132): a rater either knows, or answers by a habit of their own. Variational Bayes with
 * priors of 0.5 on knowing and 10 on habits, 50 iterations from each of 10 seeded starts, of which the likeliest is kept.
 * Competences need not sum to anything. Like Dawid and Skene's model: a diagnosis.
 */
export function mace(
  answers: readonly Answer[],
  size: Size,
  {
    iterations = 50,
    restarts = 10,
    seed = 0,
  }: { iterations?: number; restarts?: number; seed?: number } = {},
): Mace {
  const random = seededRandom(seed);
  const byItem = Array.from({ length: size.items }, (): Answer[] => []);
  for (const answer of answers) at(byItem, answer.item).push(answer);
  let best: Mace | null = null;
  for (let start = 0; start < restarts; start++) {
    let state = started(size, random);
    for (let i = 0; i < iterations; i++) state = maximised(expected(byItem, size, state));
    const { posterior, logLikelihood } = expected(byItem, size, state);
    if (best === null || logLikelihood > best.logLikelihood)
      best = { competence: state.knows, posterior, logLikelihood };
  }
  if (!best) throw new RangeError("MACE needs one start at least.");
  return best;
}

function started({ raters, categories }: Size, random: () => number): State {
  const row = (length: number) => {
    const values = Array.from({ length }, () => 1 + 0.5 * random());
    const total = sum(values);
    return values.map((value) => value / total);
  };
  const spamming = Array.from({ length: raters }, () => row(2));
  return {
    spams: spamming.map((pair) => at(pair, 0)),
    knows: spamming.map((pair) => at(pair, 1)),
    strategy: Array.from({ length: raters }, () => row(categories)),
  };
}

/** Expected counts of knowing, guessing and of each habit, under a state. */
function expected(byItem: readonly (readonly Answer[])[], { raters, categories }: Size, state: State) {
  const knows = new Array<number>(raters).fill(0);
  const spams = new Array<number>(raters).fill(0);
  const strategy = Array.from({ length: raters }, () => new Array<number>(categories).fill(0));
  let logLikelihood = 0;
  const posterior = byItem.map((given) => {
    if (given.length === 0) return null;
    const guess = given.map(
      ({ rater, category }) => at(state.spams, rater) * at(at(state.strategy, rater), category),
    );
    const joint = Array.from(
      { length: categories },
      (_, l) =>
        given.reduce(
          (product, { rater, category }, i) =>
            product * (at(guess, i) + (category === l ? at(state.knows, rater) : 0)),
          1,
        ) / categories,
    );
    const total = sum(joint);
    logLikelihood += Math.log(total);
    given.forEach(({ rater, category }, i) => {
      const base = at(guess, i);
      const knew = base + at(state.knows, rater);
      const guessed = sum(joint.map((g, l) => (g * base) / (l === category ? knew : base))) / total;
      const habit = at(strategy, rater);
      habit[category] = at(habit, category) + guessed;
      spams[rater] = at(spams, rater) + guessed;
      knows[rater] = at(knows, rater) + (at(joint, category) * at(state.knows, rater)) / knew / total;
    });
    return joint.map((g) => g / total);
  });
  return { knows, spams, strategy, posterior, logLikelihood };
}

function maximised({ knows, spams, strategy }: State): State {
  const softened = (counts: readonly number[], prior: number) => {
    const total = digamma(sum(counts.map((count) => count + prior)));
    return counts.map((count) => Math.exp(digamma(count + prior) - total));
  };
  const pairs = spams.map((spam, rater) => softened([spam, at(knows, rater)], 0.5));
  return {
    spams: pairs.map((pair) => at(pair, 0)),
    knows: pairs.map((pair) => at(pair, 1)),
    strategy: strategy.map((habit) => softened(habit, 10)),
  };
}
