import { z } from "zod";
import { brier } from "../../lib/agreement/brier";
import { calibration } from "../../lib/agreement/calibration";
import { certifiedThreshold, mostErrors, smallestSample } from "../../lib/agreement/certified-threshold";
import { clopperPearson, upperBound } from "../../lib/agreement/clopper-pearson";
import { dawidSkene } from "../../lib/agreement/dawid-skene";
import { isotonic } from "../../lib/agreement/isotonic";
import { mace } from "../../lib/agreement/mace";
import { averagePrecision } from "../../lib/agreement/precision-recall";
import { aurc, riskCoverage } from "../../lib/agreement/risk-coverage";
import { rocAuc } from "../../lib/agreement/roc-auc";
import { at } from "../../lib/agreement/statistic";
import { knownAnswers, line } from "./shared";

const list = z.array(z.number());
const Cases = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      input: z.record(z.string(), z.unknown()),
      expected: z.record(z.string(), z.unknown()),
      tolerance: z.record(z.string(), z.number()),
    }),
  ),
});
type Case = z.infer<typeof Cases>["cases"][number];

/** The statistics between people and a method, and of single raters. */
export async function peopleAndMethod(): Promise<boolean> {
  const results = [
    ...each("roc_auc", (one) => {
      const seen = rocAuc(judgedOf(one));
      return { auc: seen.value, var_delong: (seen.se ?? 0) ** 2, ci95_delong: seen.interval };
    }),
    ...each("precision_recall", (one) => ({ ap: averagePrecision(judgedOf(one)).value })),
    ...each("brier", (one) => ({ brier: brier(forecastsOf(one)).value })),
    ...each("calibration_ece", (one) => {
      const { ece, mce, rmsce } = calibration(forecastsOf(one), { bins: z.number().parse(one.input.n_bins) });
      return { ece, mce, rmsce, left_closed_last_bin_closed: { ece, mce, rmsce } };
    }),
    ...each("isotonic", (one) => {
      const [x, y] = [list.parse(one.input.x), list.parse(one.input.y)];
      const fit = isotonic(x.map((value, i) => ({ x: value, y: at(y, i) })));
      return { fitted: x.map((value) => at(fit.y, fit.x.indexOf(value))) };
    }),
    ...each("proportion_ci", (one) => {
      const { successes, n, conf } = z
        .object({ successes: z.number(), n: z.number(), conf: z.number() })
        .parse(one.input);
      return {
        clopper_pearson: clopperPearson(successes, n, conf),
        clopper_pearson_upper_one_sided_95: upperBound(successes, n, 0.05),
      };
    }),
    ...each("selective_prediction", selective),
    ...each("dawid_skene", (one) => {
      const items = z
        .array(z.object({ ratings: z.array(z.object({ rater: z.string(), label: z.number() })) }))
        .parse(one.input.items);
      const answers = items.flatMap(({ ratings }, item) =>
        ratings.map(({ rater, label }) => ({ item, rater: Number(rater) - 1, category: label - 1 })),
      );
      const size = { items: items.length, raters: 5, categories: 4 };
      const seen = dawidSkene(answers, size, { tolerance: 1e-12, most: 5000 });
      return {
        log_likelihood: seen.logLikelihood,
        marginals: seen.marginals,
        marginals_rounded: seen.marginals,
        confusion: Object.fromEntries(seen.confusion.map((rows, rater) => [String(rater + 1), rows])),
      };
    }),
    ...each("mace", competence),
  ];
  return results.every(Boolean);
}

function selective(one: Case): Record<string, unknown> {
  const { score, error, alpha, delta } = one.input;
  if (score && error) {
    const [scores, errors] = [list.parse(score), list.parse(error)];
    const judged = scores.map((value, i) => ({ score: value, right: at(errors, i) === 0 }));
    const points = riskCoverage(judged);
    const last = points.at(-1);
    const area = aurc(judged);
    const wanted = z.array(z.object({ threshold: z.number() })).parse(one.expected.points);
    return {
      n: last?.accepted,
      errors: last?.errors,
      base_risk: last?.risk,
      aurc_tie_expected: area?.value,
      e_aurc: area?.excess,
      points: wanted.map(({ threshold }) => {
        const point = points.findLast((each) => each.threshold >= threshold);
        return { threshold, accepted: point?.accepted, errors: point?.errors };
      }),
    };
  }
  if (one.id === "max-errors-allowed") {
    const [a, d] = [z.number().parse(alpha), z.number().parse(delta)];
    const table = z.array(z.object({ n: z.number() })).parse(one.expected.table);
    return { table: table.map(({ n }) => ({ n, k_max: mostErrors(n, 1 - a, d) })) };
  }
  if (!one.expected.n_min) return {};
  const [target, risk] = [1 - z.number().parse(alpha), z.number().parse(delta)];
  const judged = judgedBefore();
  const { threshold } = certifiedThreshold(judged, {
    target,
    risk,
    starts: 1,
    thresholds: judged.map(({ score }) => score),
  });
  return {
    n_min: smallestSample(target, risk),
    fixed_sequence_clopper_pearson: threshold && {
      threshold: threshold.threshold,
      accepted: threshold.accepted,
      errors: threshold.errors,
      coverage: threshold.coverage,
    },
  };
}

/** The 600 items that the other vectors of the file use. */
function judgedBefore() {
  const { cases } = Cases.parse(knownAnswers("selective_prediction"));
  const [scores, errors] = [list.parse(at(cases, 0).input.score), list.parse(at(cases, 0).input.error)];
  return scores.map((score, i) => ({ score, right: at(errors, i) === 0 }));
}

function competence(one: Case): Record<string, unknown> {
  const rows = z.array(z.array(z.string().nullable()).nullable()).safeParse(one.input.rows);
  if (!rows.success) return {};
  const names = [...new Set(rows.data.flatMap((row) => row ?? []).filter((name) => name !== null))];
  const answers = rows.data.flatMap((row, item) =>
    (row ?? []).flatMap((name, rater) =>
      name === null ? [] : [{ item, rater, category: names.indexOf(name) }],
    ),
  );
  const seen = mace(answers, { items: rows.data.length, raters: 5, categories: names.length });
  return {
    competence: seen.competence,
    competence_published: seen.competence,
    log_marginal_likelihood: seen.logLikelihood,
    posterior: seen.posterior.map(
      (row) => row && Object.fromEntries(row.map((share, k) => [at(names, k), share])),
    ),
  };
}

function judgedOf({ input }: Case) {
  const [y, score] = [list.parse(input.y), list.parse(input.score)];
  return y.map((right, i) => ({ right: right === 1, score: at(score, i) }));
}

function forecastsOf({ input }: Case) {
  const [y, p] = [list.parse(input.y), list.parse(input.p)];
  return y.map((right, i) => ({ right: right === 1, probability: at(p, i) }));
}

function each(name: string, seenOf: (one: Case) => Record<string, unknown>): boolean[] {
  return Cases.parse(knownAnswers(name)).cases.flatMap((one) => {
    const seen = seenOf(one);
    const keys = Object.keys(one.expected).filter((key) => seen[key] !== undefined);
    if (keys.length === 0) return [];
    const far = keys.filter(
      (key) => !near(seen[key], one.expected[key], one.tolerance[key] ?? one.tolerance["*"] ?? 1e-9),
    );
    const words = far.map((key) => `${key} is ${JSON.stringify(seen[key])}`).join("; ");
    return [line(`${name} ${one.id}: ${keys.join(", ")}`, far.length === 0 ? "within" : words, "within")];
  });
}

/** Everything that is seen is within the tolerance of what is expected; what is expected beyond it is not compared. */
function near(seen: unknown, expected: unknown, tolerance: number): boolean {
  if (typeof seen === "number") return typeof expected === "number" && Math.abs(seen - expected) <= tolerance;
  if (Array.isArray(seen))
    return (
      Array.isArray(expected) &&
      seen.length === expected.length &&
      seen.every((value, i) => near(value, expected[i], tolerance))
    );
  if (typeof seen === "object" && seen !== null)
    return Object.entries(seen).every(([key, value]) =>
      near(value, (expected as Record<string, unknown>)[key], tolerance),
    );
  return seen === expected;
}
