import { z } from "zod";
import { brennanPrediger } from "../../lib/agreement/brennan-prediger";
import { cohenKappa, kappaTest } from "../../lib/agreement/cohen-kappa";
import { fleissKappa } from "../../lib/agreement/fleiss-kappa";
import { gwetAc, gwetAcOfTwo } from "../../lib/agreement/gwet-ac";
import { krippendorffAlpha, metrics } from "../../lib/agreement/krippendorff-alpha";
import { percentAgreement, percentAgreementOfTwo } from "../../lib/agreement/percent-agreement";
import { scottPi } from "../../lib/agreement/scott-pi";
import type { Ratings, Statistic } from "../../lib/agreement/statistic";
import { weightings } from "../../lib/agreement/weights";
import { knownAnswers, line } from "./shared";

const numbers = z.union([z.number(), z.array(z.number())]);
const Case = z.object({
  id: z.string(),
  input: z.object({
    table: z.array(z.array(z.number())).optional(),
    counts: z.array(z.array(z.number())).optional(),
    units: z.array(z.array(z.union([z.number(), z.string(), z.null()]))).optional(),
    categories: z.array(z.union([z.number(), z.string()])).optional(),
    weights: z.enum(weightings).default("identity"),
    metric: z.enum(metrics).default("nominal"),
  }),
  expected: z.record(z.string(), z.union([numbers, z.string()])),
  tolerance: z.record(z.string(), z.number()),
});
type Input = z.infer<typeof Case>["input"];

/** The statistics between people. */
export async function betweenPeople(): Promise<boolean> {
  const results = [
    check("percent_agreement", (input) =>
      input.table
        ? { value: percentAgreementOfTwo(input.table).value, se: percentAgreementOfTwo(input.table).se }
        : named(percentAgreement(...ratingsOf(input)), "value"),
    ),
    check("cohen_kappa", (input) => kappa(input)),
    check("weighted_kappa", (input) => kappa(input)),
    check("scott_pi", (input) =>
      named(scottPi(tableOf(input), { weighting: input.weights, interval: "t" }), "pi"),
    ),
    check("brennan_prediger", (input) => named(brennanPrediger(tableOf(input)), "bp")),
    check("fleiss_kappa", (input) => named(fleissKappa(...ratingsOf(input)), "kappa")),
    check("gwet_ac1", (input) => {
      const statistic = input.table
        ? gwetAcOfTwo(input.table, { weighting: input.weights, interval: "t" })
        : gwetAc(...ratingsOf(input), { weighting: input.weights });
      return { ...named(statistic, "ac1"), ac2: statistic.value };
    }),
    check("krippendorff_alpha", (input) => {
      const [ratings, q] = ratingsOf(input);
      return { alpha: krippendorffAlpha(ratings, q, { metric: input.metric }).value };
    }),
  ];
  return results.every(Boolean);
}

type Seen = Record<string, number | readonly number[] | null | undefined>;

function named(statistic: Statistic, name: string): Seen {
  const { value, se, interval } = statistic;
  return { [name]: value, se, ci95: interval, ci95_t: interval };
}

function kappa(input: Input): Seen {
  const table = tableOf(input);
  const test = kappaTest(table, input.weights);
  const seen = named(cohenKappa(table, { weighting: input.weights }), "kappa");
  const t = cohenKappa(table, { weighting: input.weights, interval: "t" });
  return {
    ...seen,
    ci95_t: t.interval,
    se0: test?.se,
    z0: test?.z,
    p_two_sided: test?.p,
  };
}

/** Every expected number that we state as well, within its tolerance. What only others state is named in the line. */
function check(name: string, seenOf: (input: Input) => Seen): boolean {
  const { cases } = z.object({ cases: z.array(Case) }).parse(knownAnswers(name));
  return cases
    .map(({ id, input, expected, tolerance }) => {
      const seen = seenOf(input);
      const compared = Object.entries(expected).filter(
        ([key]) => seen[key] !== undefined && seen[key] !== null,
      );
      const far = compared.filter(([key, value]) => {
        const most = tolerance[key] ?? tolerance["*"] ?? 1e-9;
        const [a, b] = [[seen[key]].flat(), [value].flat()];
        return b.some((number, i) => !(Math.abs(Number(a[i]) - Number(number)) <= most));
      });
      const what = compared.map(([key]) => key).join(", ");
      const words = far.map(([key, value]) => `${key} is ${seen[key]} and not ${value}`).join("; ");
      return line(
        `${name} ${id}: ${what}`,
        compared.length > 0 && far.length === 0 ? "within" : words,
        "within",
      );
    })
    .every(Boolean);
}

function tableOf({ table }: Input): number[][] {
  if (!table) throw new TypeError("This vector has no table.");
  return table;
}

/** Tables and counts as ratings of one column per rater, so that one statistic answers all of them. */
function ratingsOf({ units, table, counts, categories }: Input): [Ratings, number] {
  if (units) {
    const names = categories ?? [...new Set(units.flat().filter((value) => value !== null))];
    return [
      units.map((unit) => unit.map((value) => (value === null ? null : names.indexOf(value)))),
      names.length,
    ];
  }
  if (counts) {
    return [
      counts.map((unit) => unit.flatMap((n, category) => new Array<number>(n).fill(category))),
      counts[0]?.length ?? 0,
    ];
  }
  const rows = tableOf({ table, weights: "identity", metric: "nominal" });
  return [
    rows.flatMap((row, i) => row.flatMap((n, j) => Array.from({ length: n }, () => [i, j]))),
    rows.length,
  ];
}
