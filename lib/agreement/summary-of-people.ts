import { bootstrapOfSums } from "./bootstrap-sums";
import { clusteredSpread, fleissOfSums, gwetOfSums, type UnitSums } from "./clustered-spread";
import { clustersOf } from "./clusters";
import { cohenKappa } from "./cohen-kappa";
import { type Answer, dawidSkene, enoughForDawidSkene } from "./dawid-skene";
import { fleissKappa } from "./fleiss-kappa";
import { gwetAc } from "./gwet-ac";
import { addCoincidences, alphaOfCoincidences, krippendorffAlpha, type Metric } from "./krippendorff-alpha";
import { type Labelled, lastAnswers } from "./labelled";
import { mace } from "./mace";
import { percentAgreement, percentAgreementOfTwo } from "./percent-agreement";
import { scottPi } from "./scott-pi";
import { at, mean, type Ratings, type Statistic, sum, tableOf } from "./statistic";

/** A statistic, and what a model of raters found beside it. */
export type Told = Statistic & { details?: unknown };

type Options = { metric: Metric; seed: number };

/** How far raters agree with each other, keyed by statistic. What needs two raters exactly is there for two exactly. */
export function summaryOfPeople(labelled: Labelled, { metric, seed }: Options): Record<string, Told> {
  const { categories, raters, items } = labelled;
  const all = labelled.answers();
  const answers = lastAnswers(all, raters.length);
  const q = categories.length;
  const units = clustersOf(answers, ({ item }) => item);
  // These statistics do not tell raters apart: a unit holds its ratings side by side, however many raters there are.
  const ratings: Ratings = units.map((unit) => unit.map(({ category }) => category));
  const table = raters.length === 2 ? tableOf(columns(units), 0, 1, q) : null;
  const fleiss = fleissKappa(ratings, q);
  const clusterOf = (unit: readonly Answer[]) => at(items, at(unit, 0).item).cluster;
  const clusters = clustersOf(units, clusterOf);
  // Of units that are not independent the usual standard errors do not hold.
  const spread = clusters.length < units.length ? clusteredSpread(clusters, q, seed) : null;
  const told = (statistic: Statistic, value: (sums: UnitSums) => number | null): Statistic => {
    const about = { ...statistic, raters: raters.length };
    return spread && statistic.value !== null ? spread(about, value) : about;
  };
  const ofTable = (value: (table: number[][]) => Statistic) => (sums: UnitSums) => value(sums.table).value;
  return {
    percent_agreement: told(
      table ? percentAgreementOfTwo(table) : percentAgreement(ratings, q),
      ({ pa }) => pa,
    ),
    ...(table && { cohen_kappa: told(cohenKappa(table), ofTable(cohenKappa)) }),
    ...(table &&
      metric !== "nominal" && { weighted_kappa: told(weighted(metric)(table), ofTable(weighted(metric))) }),
    scott_pi: table
      ? told(scottPi(table), ofTable(scottPi))
      : told({ ...fleiss, method: "Scott's pi of many raters, which is Fleiss' kappa" }, fleissOfSums),
    fleiss_kappa: told(fleiss, fleissOfSums),
    krippendorff_alpha: {
      ...alpha(units, ratings, categories, { metric, seed }, clusterOf),
      raters: raters.length,
    },
    gwet_ac1: q < 2 ? undefinedOf(fleiss, "Gwet's AC1") : told(gwetAc(ratings, q), gwetOfSums),
    dawid_skene: competenceByConfusion(all, labelled),
    mace: competenceByHabit(answers, labelled, seed),
  };
}

const weighted = (metric: Metric) => (table: readonly (readonly number[])[]) =>
  cohenKappa(table, { weighting: metric === "ordinal" ? "linear" : "quadratic" });

/** One declared category: whatever is said agrees, and nothing can be told. */
function undefinedOf({ n, units, raters, parameters }: Statistic, method: string): Statistic {
  return {
    value: null,
    reason: "undefined_zero_expected_disagreement",
    n,
    units,
    raters,
    method,
    parameters,
  };
}

function columns(units: readonly (readonly Answer[])[]): Ratings {
  return units.map((unit) =>
    [0, 1].map((rater) => unit.find((answer) => answer.rater === rater)?.category ?? null),
  );
}

function alpha(
  units: readonly (readonly Answer[])[],
  ratings: Ratings,
  categories: readonly string[],
  { metric, seed }: Options,
  clusterOf: (unit: readonly Answer[]) => string,
): Statistic {
  const q = categories.length;
  const numbers = categories.map(Number);
  // Labels that are no numbers stand at equal steps, in the order in which they are declared.
  const values = numbers.every(Number.isFinite) ? numbers : numbers.map((_, i) => i + 1);
  const statistic = krippendorffAlpha(ratings, q, { metric, values });
  const parameters = {
    ...statistic.parameters,
    ...(metric === "interval" || metric === "ratio" ? { values } : {}),
  };
  if (statistic.value === null) return { ...statistic, parameters };
  const pairable = units.filter((unit) => unit.length > 1);
  const sums = clustersOf(pairable, clusterOf).map((cluster) => {
    const together = new Array<number>(q * q).fill(0);
    for (const unit of cluster) addCoincidences(together, countsIn(unit, q));
    return together;
  });
  const { parameters: about, ...spread } = bootstrapOfSums(
    sums,
    (total) => alphaOfCoincidences(total, q, { metric, values }),
    { seed },
  );
  return {
    ...statistic,
    ...spread,
    method: "Krippendorff's alpha, cluster bootstrap",
    parameters: { ...parameters, ...about },
  };
}

function countsIn(unit: readonly Answer[], q: number): number[] {
  const counts = new Array<number>(q).fill(0);
  for (const { category } of unit) counts[category] = at(counts, category) + 1;
  return counts;
}

/** Mean over raters of how often they say what is likely true, by Dawid and Skene's model. */
function competenceByConfusion(answers: readonly Answer[], labelled: Labelled): Told {
  const { items, raters, categories } = labelled;
  const about = modelled(answers, labelled, "Dawid-Skene, mean share of true answers");
  if (answers.length === 0) return { value: null, reason: "no_data", ...about };
  if (!enoughForDawidSkene(answers)) return { value: null, reason: "too_few", ...about };
  const found = dawidSkene(answers, {
    items: items.length,
    raters: raters.length,
    categories: categories.length,
  });
  const competence = found.confusion.map((rows) =>
    sum(rows.map((row, j) => at(found.marginals, j) * at(row, j))),
  );
  return {
    value: mean(competence),
    ...about,
    parameters: { ...about.parameters, iterations: found.iterations, logLikelihood: found.logLikelihood },
    details: {
      marginals: named(categories, found.marginals),
      raters: named(
        raters,
        found.confusion.map((rows, rater) => ({
          competence: at(competence, rater),
          confusion: named(
            categories,
            rows.map((row) => named(categories, row)),
          ),
        })),
      ),
    },
  };
}

/** Mean over raters of how likely an answer of theirs comes from knowing, by MACE. */
function competenceByHabit(answers: readonly Answer[], labelled: Labelled, seed: number): Told {
  const { items, raters, categories } = labelled;
  const about = modelled(answers, labelled, "MACE, mean competence");
  if (answers.length === 0) return { value: null, reason: "no_data", ...about };
  if (raters.length < 2) return { value: null, reason: "too_few", ...about };
  const size = { items: items.length, raters: raters.length, categories: categories.length };
  const found = mace(answers, size, { seed });
  return {
    value: mean(found.competence),
    ...about,
    parameters: {
      ...about.parameters,
      seed,
      restarts: 10,
      iterations: 50,
      logLikelihood: found.logLikelihood,
    },
    details: { raters: named(raters, found.competence) },
  };
}

function modelled(answers: readonly Answer[], { items, raters, categories }: Labelled, method: string) {
  return {
    ...{ n: answers.length, units: items.length, raters: raters.length, method },
    parameters: { categories: categories.length } as Statistic["parameters"],
  };
}

function named<T>(names: readonly string[], values: readonly T[]): Record<string, T> {
  return Object.fromEntries(values.map((value, i) => [at(names, i), value]));
}
