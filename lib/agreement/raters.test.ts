import { expect, test } from "vitest";
import { clusterBootstrap, quantile } from "./bootstrap";
import { type Answer, dawidSkene, enoughForDawidSkene } from "./dawid-skene";
import { mace } from "./mace";
import { seededRandom } from "./seeded-random";

/** Three raters of 200 items: right at 95 %, right at 75 %, and one who always says 0. */
function answers(): { answers: Answer[]; truth: number[] } {
  const random = seededRandom(11);
  const truth = Array.from({ length: 200 }, () => Number(random() < 0.5));
  const say = (category: number, right: number) => (random() < right ? category : 1 - category);
  return {
    truth,
    answers: truth.flatMap((category, item) => [
      { item, rater: 0, category: say(category, 0.95) },
      { item, rater: 1, category: say(category, 0.75) },
      { item, rater: 2, category: 0 },
      { item, rater: 3, category: say(category, 0.9) },
    ]),
  };
}
const size = { items: 200, raters: 4, categories: 2 };

test("Dawid and Skene's model finds who is careful and what is true", () => {
  const { answers: given, truth } = answers();
  const seen = dawidSkene(given, size);
  const diagonal = seen.confusion.map((rows) => rows.map((row, j) => row[j] ?? 0));
  expect(Math.min(...(diagonal[0] ?? []))).toBeGreaterThan(0.85);
  expect(diagonal[2]).toEqual([expect.closeTo(1, 6), expect.closeTo(0, 6)]);
  const right = seen.posterior.filter((row, i) => (row[truth[i] ?? 0] ?? 0) > 0.5).length;
  expect(right / 200).toBeGreaterThan(0.93);
});

test("its likelihood never falls from one iteration to the next", () => {
  const { answers: given } = answers();
  const likelihoods = Array.from(
    { length: 12 },
    (_, i) => dawidSkene(given, size, { most: i + 1, tolerance: 0 }).logLikelihood,
  );
  likelihoods.slice(1).forEach((value, i) => {
    expect(value).toBeGreaterThanOrEqual((likelihoods[i] ?? 0) - 1e-9);
  });
});

test("what is known of an item stays known", () => {
  const { answers: given, truth } = answers();
  const gold = new Map([[0, 1 - (truth[0] ?? 0)]]);
  expect(dawidSkene(given, size, { gold }).posterior[0]?.[1 - (truth[0] ?? 0)]).toBe(1);
});

test("one rater, or raters who hardly meet, are too few for it", () => {
  expect(enoughForDawidSkene([{ item: 0, rater: 0, category: 0 }])).toBe(false);
  expect(enoughForDawidSkene(answers().answers)).toBe(true);
  expect(enoughForDawidSkene(answers().answers.filter(({ item, rater }) => rater !== 3 || item < 9))).toBe(
    false,
  );
});

test("MACE tells who knows from who has a habit, whatever its seed", () => {
  const { answers: given } = answers();
  const [careful = 0, rough = 0, habit = 1] = mace(given, size, { seed: 1 }).competence;
  expect(careful).toBeGreaterThan(rough);
  expect(habit).toBeLessThan(0.2);
  expect(mace(given, size, { seed: 2 }).competence[0]).toBeCloseTo(careful, 2);
});

test("an item that nobody answered has no posterior", () => {
  const seen = mace([{ item: 0, rater: 0, category: 0 }], { items: 2, raters: 1, categories: 2 });
  expect(seen.posterior[1]).toBeNull();
});

const mean = (items: readonly number[]) =>
  items.length === 0 ? null : items.reduce((total, value) => total + value, 0) / items.length;

test("a bootstrap comes near to what trying every resample gives", () => {
  const seen = clusterBootstrap([[2], [3], [7], [10]], mean, { replicates: 20_000, seed: 3 });
  // All 256 resamples of four: 2.5 and 8.5 %, standard error 1.60078
  expect(seen.interval?.[0]).toBeCloseTo(2.5, 1);
  expect(seen.interval?.[1]).toBeCloseTo(8.5, 1);
  expect(seen.se).toBeCloseTo(1.60078, 1);
});

test("the same seed gives the same interval, and clusters stay whole", () => {
  const clusters = [[1, 1], [0], [1, 0, 1]];
  const lengths = new Set<number>();
  const statistic = (items: readonly number[]) => {
    lengths.add(items.length);
    return mean(items);
  };
  const once = clusterBootstrap(clusters, statistic, { replicates: 400, seed: 5 });
  expect(clusterBootstrap(clusters, mean, { replicates: 400, seed: 5 })).toEqual(once);
  expect([...lengths].every((length) => length >= 3 && length <= 9)).toBe(true);
  expect(once.parameters).toMatchObject({ seed: 5, clusters: 3, undefinedReplicates: 0 });
});

test("a statistic that is undefined too often has no interval, and says how often", () => {
  const seen = clusterBootstrap([[1], [0]], (items) => (items.includes(1) ? 1 : null), { replicates: 1000 });
  expect(seen).toMatchObject({ interval: null, reason: "degenerate_ci" });
  expect(seen.parameters.undefinedReplicates).toBeGreaterThan(150);
  expect(clusterBootstrap([], mean)).toMatchObject({ interval: null, reason: "no_data" });
});

test("quantiles are of type 7", () => {
  expect([0, 0.1, 0.5, 1].map((share) => quantile([1, 2, 4, 8], share))).toEqual([
    1,
    expect.closeTo(1.3, 12),
    3,
    8,
  ]);
});

test("a seed repeats its numbers, within 0 and 1, evenly", () => {
  const [a, b] = [seededRandom(7), seededRandom(7)];
  const values = Array.from({ length: 10_000 }, () => a());
  expect(values.slice(0, 3)).toEqual([b(), b(), b()]);
  expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...values)).toBeLessThan(1);
  expect(values.filter((value) => value < 0.25).length / 10_000).toBeCloseTo(0.25, 1);
});
