import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import type { ImportSummary } from "../lib/answers";
import { presets } from "../lib/construct/presets/all-presets";
import { firstProblems, readImport } from "../lib/server/imports/imports";
import { migrateJobs } from "../lib/server/jobs";
import { sendFile } from "../lib/server/send-file";
import { work } from "../lib/server/worker";
import { createMissingProject, findProject } from "./find-project";
import { mappingOptions, mapWaiting, type WantedMapping, wantedMapping } from "./import-mapping";
import { progressLine } from "./progress-line";
import { orSentence, UsageError } from "./usage-error";
import { withDatabase } from "./with-database";

const help = `Usage: pairity import FILE --project NAME [--create] [--as PERSON] [mapping]

Checks a file of responses, pairs or prompts (JSONL or CSV, plain or gzipped, or Parquet) and stores all of it, or none.
The same file again adds nothing; a file that was interrupted goes on where it stopped.

  pairity import mgsm.responses.jsonl --project "MGSM round 1"
  pairity import big.parquet --project "MGSM round 2" --create --as "Ada"

--create makes the project where there is none of that name; --as says who imports (else its first admin or lead).

A file of somebody else's columns is read by a preset or by naming columns; without a word, the guess is printed and
nothing is stored.

  pairity import icr.sw.jsonl --project P --preset icr
  pairity import answers.csv --project P --language sw --map prompt=question --map response=output --set task=math
  pairity import anything.json --project P --guess

--preset     one of ${presets.map(({ name }) => name).join(", ")}
--language   of rows that name none: a tag or a name; else the file's name may tell it (train.sw.jsonl)
--map        FIELD=COLUMN, where COLUMN may be a path (out.0.text), or #row for the row's number; again for each field
--set        FIELD=VALUE, the same for all rows; again for each field
--guess      takes what is guessed, and prints it

Exit codes: 0 stored, 1 refused (the problems are printed), 2 wrong arguments.
`;

/** `pairity import`: the same road as a file that is dropped in the browser. */
export function importFile(argv: string[]): Promise<number> {
  return orSentence("import", async () => {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        project: { type: "string" },
        as: { type: "string" },
        create: { type: "boolean" },
        ...mappingOptions,
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help) {
      process.stdout.write(help);
      return 0;
    }
    const [path] = positionals;
    if (!path || positionals.length > 1) throw new UsageError("Name one file.");
    const { project } = values;
    const wanted = wantedMapping(values);
    if (!project) throw new UsageError("Say which project, with --project.");
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) throw new UsageError(`There is no file ${path}.`);
    return withDatabase(async () => {
      if (values.create) await createMissingProject(project, values.as);
      const { projectId, userId } = await findProject(project, values.as);
      await migrateJobs(process.env.DATABASE_URL ?? "");
      return report(projectId, await bring({ projectId, userId, path, wanted }));
    });
  });
}

type Bringing = { projectId: string; userId: string; path: string; wanted: WantedMapping };

async function bring({ projectId, userId, path, wanted }: Bringing): Promise<ImportSummary> {
  const progress = progressLine(process.stderr);
  const onProgress = (share: number) => progress.show(`sent ${Math.floor(100 * share)} %`);
  let row = await sendFile({ userId, projectId, path, fileName: basename(path), onProgress });
  progress.clear();
  row = await mapWaiting({ projectId, userId, row, wanted });
  // The worker of a running product may take the job first; either way it is done once.
  const stop = new AbortController();
  const working = work(stop.signal);
  while (row.state === "checking" || row.state === "storing") {
    await new Promise((resolve) => setTimeout(resolve, 200));
    row = await readImport(projectId, row.id);
    progress.show(
      row.state === "storing" ? `storing ${row.checkedRows} lines` : `checked ${row.checkedRows} lines`,
    );
  }
  stop.abort();
  await working;
  progress.clear();
  return row;
}

async function report(projectId: string, row: ImportSummary): Promise<number> {
  for (const problem of await firstProblems(projectId, row.id)) {
    const at = `${row.format === "parquet" ? "row" : "line"} ${problem.line}`;
    const place = problem.column ? `${at}, ${problem.column}` : at;
    process.stderr.write(
      `${problem.warning ? "warning" : "error"} ${problem.code} at ${place}: ${problem.message}\n`,
    );
  }
  for (const [code, n] of Object.entries({ ...row.errors, ...row.warnings }))
    process.stderr.write(`${n} × ${code}\n`);
  if (row.state !== "done") {
    process.stderr.write(`Nothing was stored.${row.message ? ` ${row.message}` : ""}\n`);
    return 1;
  }
  process.stdout.write(`${row.addedRows} ${row.kind} added, ${row.presentRows} were here already.\n`);
  return 0;
}
