import { basename } from "node:path";
import { parseArgs } from "node:util";
import { type Metric, metrics } from "../lib/agreement/krippendorff-alpha";
import { Labelled } from "../lib/agreement/labelled";
import { parseRatingRow } from "../lib/agreement/rating-row";
import { summaryOf } from "../lib/agreement/summary";
import { rowsOfFile } from "../lib/server/files/rows-of-file";
import { withInputFile } from "./input-file";
import { ProblemTally } from "./problem-tally";
import { orSentence, UsageError } from "./usage-error";

const help = `Usage: pairity agreement --in FILE [--categories A,B,C] [--metric nominal|ordinal|interval|ratio]

How far raters agree with each other and with a machine, from rows of ratings; without a database. Prints one JSON object,
keyed by statistic, each { value or null, reason?, n, units, raters, se?, interval?, method, parameters }.

  {"item":"p1","rater":"ada","label":"accept"}
  {"item":"p1","rater":"ben","label":"swap","cluster":"prompt 1","automatic":"accept","score":0.83}

  --in FILE          one rating a line of JSON (CSV and Parquet are read as well), plain or gzip; - is standard input
  --categories LIST  the labels there are, in their order; also those that nobody used count. Else those in the file
  --metric NAME      how far labels are apart for Krippendorff's alpha; nominal unless told. interval and ratio take
                     labels for numbers, or, where they are none, for equal steps in the order of --categories
  --target SHARE     the precision of the certificate; 0.95
  --risk SHARE       the chance that the certificate is wrong; 0.05
  --seed N           of the bootstrap; 0

  cluster    items that belong together (one prompt in several languages): intervals are then over clusters
  automatic  the label that a machine gave the item; score, how sure it was (in [0, 1] taken for a probability)

A rater's last label of an item counts; Dawid and Skene's model takes all. Memory grows with ratings, some 100 bytes each.

Exit codes: 0 printed, 1 the input has errors, 2 wrong arguments.
`;

/** `pairity agreement`: nothing is printed unless every row is understood. */
export function agreement(argv: string[]): Promise<number> {
  return orSentence("agreement", async () => {
    const { values } = parseArgs({
      args: argv,
      options: {
        in: { type: "string" },
        categories: { type: "string" },
        metric: { type: "string", default: "nominal" },
        target: { type: "string", default: "0.95" },
        risk: { type: "string", default: "0.05" },
        seed: { type: "string", default: "0" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help) {
      process.stdout.write(help);
      return 0;
    }
    const metric = metrics.find((name) => name === values.metric);
    if (!metric) throw new UsageError(`--metric is one of: ${metrics.join(", ")}.`);
    if (!values.in) throw new UsageError("Say which file, with --in (- is standard input).");
    const settings = {
      metric,
      target: share("target", values.target),
      risk: share("risk", values.risk),
      seed: wholeNumber(values.seed),
    };
    return await withInputFile(values.in, (path) =>
      printed(path, categoriesOf(values.categories), settings),
    ).catch(unreadable);
  });
}

/** A file that is not there is told in a sentence; anything else is a bug and shows its trace. */
function unreadable(error: unknown): number {
  if (!(error instanceof Error && "code" in error && "path" in error)) throw error;
  process.stderr.write(`pairity agreement: ${error.message}\n`);
  return 1;
}

type Settings = { metric: Metric; target: number; risk: number; seed: number };

async function printed(path: string, categories: string[] | null, settings: Settings): Promise<number> {
  const labelled = new Labelled(categories);
  const problems = new ProblemTally();
  for await (const row of rowsOfFile(path, { fileName: basename(path) })) {
    const { line } = row;
    if ("problem" in row) {
      problems.add({ kind: "error", line, ...row.problem });
      continue;
    }
    const parsed = parseRatingRow(row.value);
    const found = "row" in parsed ? labelled.add(parsed.row) : parsed.problems;
    for (const problem of found) problems.add({ kind: "error", line, ...problem });
  }
  if (problems.total > 0) {
    for (const line of problems.lines()) process.stderr.write(`${line}\n`);
    process.stderr.write(
      `${problems.total} error${problems.total === 1 ? "" : "s"}; nothing was computed.\n`,
    );
    return 1;
  }
  process.stdout.write(`${JSON.stringify(summaryOf(labelled, settings), null, 2)}\n`);
  return 0;
}

function categoriesOf(list: string | undefined): string[] | null {
  if (list === undefined) return null;
  const categories = list.split(",").map((label) => label.trim());
  if (categories.some((label) => label === "") || new Set(categories).size < Math.max(2, categories.length))
    throw new UsageError("--categories lists two labels at least, each once, with commas between them.");
  return categories;
}

function share(name: string, written: string): number {
  const value = Number(written);
  if (!(value > 0 && value < 1)) throw new UsageError(`--${name} is a share between 0 and 1, such as 0.95.`);
  return value;
}

function wholeNumber(written: string): number {
  const value = Number(written);
  if (!Number.isSafeInteger(value) || value < 0) throw new UsageError("--seed is a whole number from 0.");
  return value;
}
