import { parseArgs } from "node:util";
import { z } from "zod";
import { type MethodName, methodNames, methods } from "../lib/construct/methods";
import words from "../lib/messages/en/method.json";
import { parameterFlags } from "./parameter-flags";

export type ConstructOptions = {
  method: MethodName;
  parameters: unknown;
  in: string;
  out: string;
  report?: string;
  /** Where rows are sorted, if they must be. */
  tmp?: string;
  /** Whether the texts of pairs are looked at for what a reader should know. */
  flags: boolean;
};
export type ParsedOptions =
  | { kind: "run"; options: ConstructOptions }
  | { kind: "help" }
  | { kind: "wrong"; message: string };

const options = {
  method: { type: "string" },
  in: { type: "string" },
  out: { type: "string" },
  set: { type: "string", multiple: true },
  report: { type: "string" },
  tmp: { type: "string" },
  "no-flags": { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** Reads the arguments of `pairity construct`, and the method's parameters by the method's own schema. */
export function constructOptions(argv: string[]): ParsedOptions {
  const values = parsed(argv);
  if (typeof values === "string") return { kind: "wrong", message: values };
  if (values.help) return { kind: "help" };
  const method = methodNames.find((name) => name === values.method);
  if (!method) return { kind: "wrong", message: `--method is one of: ${methodNames.join(", ")}` };
  if (!values.in) return { kind: "wrong", message: "--in names the file of responses (- is standard input)" };
  if (!values.out)
    return { kind: "wrong", message: "--out names the file for the pairs (- is standard output)" };
  if (values.report === "-") return { kind: "wrong", message: "--report names a file" };
  const settings = settingsOf(values.set ?? []);
  if (typeof settings === "string") return { kind: "wrong", message: settings };
  const parameters = methods[method].parameters.safeParse(settings);
  if (!parameters.success) return { kind: "wrong", message: `--set: ${z.prettifyError(parameters.error)}` };
  const { in: from, out, report, tmp } = values;
  return {
    kind: "run",
    options: {
      ...{ method, parameters: parameters.data, in: from, out, flags: !values["no-flags"] },
      ...(report && { report }),
      ...(tmp && { tmp }),
    },
  };
}

function parsed(argv: string[]) {
  try {
    return parseArgs({ args: argv, options }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** `minMargin=0.1` and `english=true` are a number and a boolean; what is not JSON is a text. */
function settingsOf(written: readonly string[]): Record<string, unknown> | string {
  const settings: Record<string, unknown> = {};
  for (const setting of written) {
    const [, key, value] = /^([^=]+)=(.*)$/su.exec(setting) ?? [];
    if (key === undefined || value === undefined)
      return `--set wants key=value, and got ${JSON.stringify(setting)}`;
    settings[key] = settingValue(value);
  }
  return settings;
}

function settingValue(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return written;
  }
}

export const constructHelp = () => `Construct preference pairs from sampled responses.

  pairity construct --method cm-align --in responses.jsonl --out pairs.jsonl
  pairity construct --method calm --in responses.jsonl.gz --out pairs.jsonl --report report.json
  pairity construct --method cm-align --in responses.jsonl --out pairs.jsonl --set minMargin=0.05 --set minCandidates=4
  pairity construct --method reward-ranked --in responses.jsonl --out pairs.jsonl --set score=judge --set quota=500
  zcat responses.jsonl.gz | pairity construct --method cm-align --in - --out - > pairs.jsonl

  --method NAME    how pairs are made, see below
  --in FILE        one response per line of JSON, or CSV or Parquet, plain or gzip; - is standard input
  --out FILE       one pair per line of JSON; - is standard output. Written whole, or not at all
  --set KEY=VALUE  a parameter of the method; may be repeated
  --report FILE    counts per language, skips by reason, and the parameters, as JSON
  --tmp DIR        where rows are sorted if they must be (see below); else beside the output
  --no-flags       do not look at the texts of pairs (wrong language, truncated, near-identical …): faster

A responses file needs prompt_id, language, prompt, response_id and response in every line:

  {"prompt_id":"p1","language":"en","prompt":"2 + 2?","task":"math","response_id":"a","response":"4"}
  {"prompt_id":"p1","language":"de","prompt":"2 + 2?","task":"math","response_id":"a","response":"Es sind 4."}
  {"prompt_id":"p1","language":"de","prompt":"2 + 2?","task":"math","response_id":"b","response":"Es sind 5."}

CSV and Parquet with these columns are read as well. Memory is for one prompt, whatever the file has: where the rows of
a prompt do not stand together, all rows are sorted on disk first, which takes about the room of the unpacked file.

${methodNames.map(methodHelp).join("\n\n")}

Exit codes: 0 pairs written, 1 the input has errors (nothing is written), 2 wrong arguments, 3 the disk is full or may
not be written.
`;

function methodHelp(name: MethodName): string {
  const { paper, parameters } = methods[name];
  const lines = parameterFlags(parameters).map(
    ({ key, standard, description }) => `    --set ${key}=${JSON.stringify(standard)}  ${description}`,
  );
  const source = paper ? [`    ${paper.citation} ${paper.url}`] : [];
  return [`${name}: ${words.summary[name]}`, ...source, ...lines].join("\n");
}
