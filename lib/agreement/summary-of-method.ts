import { bootstrapOfSums } from "./bootstrap-sums";
import { brier } from "./brier";
import { calibration, type Forecast } from "./calibration";
import { certifiedThreshold } from "./certified-threshold";
import { clusteredRocAuc } from "./clustered-roc-auc";
import { clustersOf } from "./clusters";
import { type Labelled, lastAnswers } from "./labelled";
import { platt, plattAt } from "./platt";
import { averagePrecision } from "./precision-recall";
import { seededRandom } from "./seeded-random";
import { at, type Statistic, sum } from "./statistic";
import type { Told } from "./summary-of-people";
import { wilson } from "./wilson";

/** One answer beside what the machine said of its item. */
type Compared = { item: number; cluster: string; right: boolean; decided: boolean; score: number | null };
type Scored = Compared & { score: number };

/**
 * How far people agree with what a machine said (`automatic`), and whether its score knows when it is wrong. A pair that
 * people reject is not decided: it says nothing of which response is better, but it is an error where pairs are taken
 * without review. Answers that share a cluster get their intervals from the cluster bootstrap.
 */
export function summaryOfMethod(
  labelled: Labelled,
  { seed, target = 0.95, risk = 0.05 }: { seed: number; target?: number; risk?: number },
): Record<string, Told> {
  const compared = comparedOf(labelled);
  if (compared.length === 0) return {};
  const scored = compared.filter((each): each is Scored => each.score !== null);
  const rate = { agreement_rate: agreementRate(compared, labelled.raters.length, seed) };
  if (scored.length === 0) return rate;
  const { forecasts, source } = forecastsOf(scored, seed);
  return {
    ...rate,
    roc_auc: { ...clusteredRocAuc(scored), units: unitsIn(scored) },
    average_precision: { ...averagePrecision(scored), units: unitsIn(scored) },
    expected_calibration_error: calibrationError(forecasts, source, seed),
    brier: brierScore(forecasts, source, seed),
    certificate: certificate(scored, { target, risk }),
  };
}

function comparedOf(labelled: Labelled): Compared[] {
  const { categories, items, raters } = labelled;
  // The verdicts on a pair: rejecting both is no vote for either.
  const verdicts = categories.includes("accept") && categories.includes("reject");
  return lastAnswers(labelled.answers(), raters.length).flatMap(({ item, category }) => {
    const { cluster, automatic, score } = at(items, item);
    const label = at(categories, category);
    if (automatic === null) return [];
    return [{ item, cluster, right: label === automatic, decided: !(verdicts && label === "reject"), score }];
  });
}

const unitsIn = (list: readonly { item: number }[]) => new Set(list.map(({ item }) => item)).size;

function aboutOf(
  list: readonly { item: number }[],
  method: string,
  parameters: Statistic["parameters"] = {},
) {
  return { n: list.length, units: unitsIn(list), raters: 1, method, parameters };
}

function agreementRate(compared: readonly Compared[], raters: number, seed: number): Statistic {
  const decided = compared.filter((each) => each.decided);
  const right = decided.filter((each) => each.right).length;
  const about = {
    ...aboutOf(decided, "share of decided pairs, Wilson score", {
      undecided: compared.length - decided.length,
    }),
    raters,
  };
  const { value, interval } = wilson(right, decided.length);
  if (value === null || interval === null) return { value: null, reason: "no_data", ...about };
  const se = Math.sqrt((value * (1 - value)) / decided.length);
  const clusters = clustersOf(decided, ({ cluster }) => cluster);
  if (clusters.length === decided.length)
    return { value, se, interval, ...about, parameters: { ...about.parameters, confidence: 0.95 } };
  const sums = clusters.map((cluster) => [cluster.length, cluster.filter((each) => each.right).length]);
  const { parameters, ...spread } = bootstrapOfSums(sums, ([n = 0, k = 0]) => (n === 0 ? null : k / n), {
    seed,
  });
  return {
    value,
    ...spread,
    ...about,
    method: "share of decided pairs, cluster bootstrap",
    parameters: { ...about.parameters, ...parameters },
  };
}

type Said = Forecast & { cluster: string; item: number };

/** Scores in [0, 1] are probabilities. Others become such by Platt's curve, fitted on the other half of the clusters. */
function forecastsOf(scored: readonly Scored[], seed: number): { forecasts: Said[]; source: string } {
  const as = (each: Scored, probability: number) => ({ ...each, probability });
  if (scored.every(({ score }) => score >= 0 && score <= 1))
    return { forecasts: scored.map((each) => as(each, each.score)), source: "the scores themselves" };
  const random = seededRandom(seed);
  const halves: [Scored[], Scored[]] = [[], []];
  for (const cluster of clustersOf(scored, ({ cluster }) => cluster))
    halves[random() < 0.5 ? 0 : 1].push(...cluster);
  const fits = [platt(halves[1]), platt(halves[0])];
  const forecasts = halves.flatMap((half, i) => {
    const fit = fits[i];
    return fit ? half.map((each) => as(each, plattAt(fit, each.score))) : [];
  });
  return { forecasts, source: "Platt's curve of the other half" };
}

const bins = 10;

function calibrationError(forecasts: readonly Said[], probabilities: string, seed: number): Statistic {
  const about = aboutOf(forecasts, "expected calibration error, cluster bootstrap", {
    bins,
    edges: "equal width, [from, to)",
    probabilities,
  });
  const { ece } = calibration(forecasts, { bins });
  if (ece === null) return { value: null, reason: "too_few", ...about };
  const place = (probability: number) => Math.min(bins - 1, Math.floor(probability * bins + 1e-12));
  const sums = clustersOf(forecasts, ({ cluster }) => cluster).map((cluster) => {
    const gaps = new Array<number>(bins + 1).fill(0);
    for (const { probability, right } of cluster) {
      const bin = place(probability);
      gaps[bin] = at(gaps, bin) + probability - Number(right);
      gaps[bins] = at(gaps, bins) + 1;
    }
    return gaps;
  });
  const { parameters, ...spread } = bootstrapOfSums(
    sums,
    (total) => {
      const n = total[bins] ?? 0;
      return n === 0 ? null : sum([...total.subarray(0, bins)].map(Math.abs)) / n;
    },
    { seed },
  );
  return { value: ece, ...spread, ...about, parameters: { ...about.parameters, ...parameters } };
}

function brierScore(forecasts: readonly Said[], probabilities: string, seed: number): Statistic {
  const about = aboutOf(forecasts, "Brier score, cluster bootstrap", { probabilities });
  const { value, reliability, resolution, uncertainty } = brier(forecasts);
  if (value === null || reliability === null || resolution === null || uncertainty === null)
    return { value: null, reason: "too_few", ...about };
  const sums = clustersOf(forecasts, ({ cluster }) => cluster).map((cluster) => [
    cluster.length,
    sum(cluster.map(({ probability, right }) => (probability - Number(right)) ** 2)),
  ]);
  const { parameters, ...spread } = bootstrapOfSums(
    sums,
    ([n = 0, total = 0]) => (n === 0 ? null : total / n),
    { seed },
  );
  return {
    value,
    ...spread,
    ...about,
    parameters: { ...about.parameters, ...parameters, reliability, resolution, uncertainty },
  };
}

/** The share of items that may be taken without review. One answer for each item: what most raters say, and no majority is an error. */
function certificate(scored: readonly Scored[], { target, risk }: { target: number; risk: number }): Told {
  const judged = clustersOf(scored, ({ item }) => item).map((answers) => ({
    score: at(answers, 0).score,
    right: 2 * answers.filter(({ right }) => right).length > answers.length,
  }));
  const { threshold, method, parameters, n, missing } = certifiedThreshold(judged, { target, risk });
  const clusters = new Set(scored.map(({ cluster }) => cluster)).size;
  const about = {
    n,
    units: n,
    raters: 1,
    method: `certified threshold, ${method}`,
    parameters: { ...parameters, clusters },
  };
  if (!threshold) return { value: null, reason: "too_few", ...about, details: { missing } };
  const { threshold: score, accepted, errors, bound, coverage } = threshold;
  return {
    value: coverage,
    ...about,
    details: { threshold: score, accepted, errors, errorBound: bound, precision: 1 - errors / accepted },
  };
}
