import { parseArgs } from "node:util";
import { certifiedThreshold } from "../../lib/agreement/certified-threshold";
import { riskCoverage } from "../../lib/agreement/risk-coverage";
import type { Judged } from "../../lib/agreement/roc-auc";
import { seededRandom } from "../../lib/agreement/seeded-random";

const help = `How often a certificate's promise is broken: samples whose truth is known, 1,000 for each line.

  npm run bench -- certificates
  npm run bench -- certificates --seeds 200

A promise is broken where the share of wrong pairs above the threshold, in the whole population, is greater than it said.
It must not happen oftener than the risk. Beside it what happens where the threshold is simply the loosest one at which the
sample itself has the precision that is wanted.
`;

/** A family of pairs: scores, and how likely a pair with such a score is right. Both known, so that truth is exact. */
type Family = { name: string; score: (random: () => number) => number; right: (score: number) => number };

/** A smooth margin without ties, and votes of 18 samples, which have many, with a step where nearly all of them agree. */
export const families: Family[] = [
  {
    name: "logistic margin",
    score: (random) => 4 * random(),
    right: (score) => 1 / (1 + Math.exp(-(0.2 + 1.2 * score))),
  },
  {
    name: "vote share",
    score: (random) => Math.round(18 * (1 - 0.7 * random() ** 2)) / 18,
    right: (score) => (score >= 0.9 ? 0.985 : score < 0.6 ? 0.42 : 0.59 + 1.1 * (score - 0.6)),
  },
];

const settings = [
  { n: 300, target: 0.95, risk: 0.05 },
  { n: 600, target: 0.95, risk: 0.05 },
  { n: 1000, target: 0.95, risk: 0.05 },
  { n: 600, target: 0.95, risk: 0.1 },
  { n: 600, target: 0.9, risk: 0.05 },
];

export type Line = {
  family: string;
  n: number;
  target: number;
  risk: number;
  broken: number;
  none: number;
  coverage: number;
  naive: number;
};

const populationSize = 200_000;

/** One line of the table: `seeds` samples of one family under one setting. */
export function measure(
  { name, score, right }: Family,
  { n, target, risk }: (typeof settings)[number],
  seeds: number,
): Line {
  const truth = truthOf(score, right);
  let [broken, none, coverage, naive] = [0, 0, 0, 0];
  for (let seed = 0; seed < seeds; seed++) {
    const random = seededRandom(1000 + seed);
    const sample = Array.from({ length: n }, (): Judged => {
      const own = score(random);
      return { score: own, right: random() < right(own) };
    });
    const { threshold } = certifiedThreshold(sample, { target, risk });
    if (threshold) {
      const { precision, share } = truth(threshold.threshold);
      broken += Number(precision < target);
      coverage += share;
    } else none += 1;
    const loosest = riskCoverage(sample).findLast((point) => point.risk <= 1 - target);
    naive += Number(loosest !== undefined && truth(loosest.threshold).precision < target);
  }
  return {
    family: name,
    n,
    target,
    risk,
    broken: broken / seeds,
    none: none / seeds,
    coverage: coverage / seeds,
    naive: naive / seeds,
  };
}

/** The precision above a threshold, and the share of pairs there, in a population so large that it is the truth. */
function truthOf(score: Family["score"], right: Family["right"]) {
  const random = seededRandom(7);
  const scores = Float64Array.from({ length: populationSize }, () => score(random)).sort();
  const sums = new Float64Array(populationSize + 1);
  for (let i = populationSize - 1; i >= 0; i--) sums[i] = (sums[i + 1] ?? 0) + right(scores[i] ?? 0);
  return (threshold: number) => {
    let [low, high] = [0, populationSize];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((scores[middle] ?? 0) < threshold) low = middle + 1;
      else high = middle;
    }
    const above = populationSize - low;
    return { precision: above === 0 ? 1 : (sums[low] ?? 0) / above, share: above / populationSize };
  };
}

export async function main(words: string[]): Promise<number> {
  const { values } = parseArgs({
    args: words,
    options: { seeds: { type: "string", default: "1000" }, help: { type: "boolean", short: "h" } },
  });
  const seeds = Number(values.seeds);
  if (values.help || !Number.isInteger(seeds) || seeds < 1) {
    process.stdout.write(help);
    return values.help ? 0 : 2;
  }
  console.log(`| scores | n | target | risk | broken | nothing certified | mean coverage | broken, naive |`);
  console.log(`| --- | --- | --- | --- | --- | --- | --- | --- |`);
  let kept = true;
  for (const family of families) {
    for (const setting of settings) {
      const line = measure(family, setting, seeds);
      kept &&= line.broken <= line.risk;
      const figures = [line.broken, line.none, line.coverage, line.naive].map((share) => share.toFixed(3));
      console.log(`| ${line.family} | ${line.n} | ${line.target} | ${line.risk} | ${figures.join(" | ")} |`);
    }
  }
  console.log(
    kept ? "No promise was broken oftener than its risk." : "A promise was broken oftener than its risk.",
  );
  return kept ? 0 : 1;
}
