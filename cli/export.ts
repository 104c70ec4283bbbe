import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import type { Format } from "../lib/release/formats/format";
import { formatNamed, formats } from "../lib/release/formats/formats";
import { audit } from "../lib/server/audit";
import { prisma } from "../lib/server/db";
import { type ExportReport, exportLines } from "../lib/server/export";
import { findProject } from "./find-project";
import { ReplacedFile } from "./replaced-file";
import { orSentence, UsageError } from "./usage-error";
import { withDatabase } from "./with-database";

const help = `Usage: pairity export --project NAME [--language CODE …] [--format NAME] [--out FILE] [--as PERSON]

Writes the approved pairs (swaps applied, rejected ones left out), by default as JSONL in TRL's explicit conversational
form with provenance beside it. Without --out, to standard output. What a format cannot hold is left out and counted.

Formats:
${formats.map(({ name, title, file }) => `  ${name.padEnd(22)} ${title} (${file})`).join("\n")}

  pairity export --project "MGSM round 1" --out pairs.jsonl
  pairity export --project "MGSM round 1" --language sw --language th --out sw-th.jsonl

Exit codes: 0 written, 2 wrong arguments.
`;

/** `pairity export`: the file appears under its name when it is complete. */
export function exportPairs(argv: string[]): Promise<number> {
  return orSentence("export", async () => {
    const { values } = parseArgs({
      args: argv,
      options: {
        project: { type: "string" },
        language: { type: "string", multiple: true },
        format: { type: "string", default: "trl" },
        out: { type: "string" },
        as: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help) {
      process.stdout.write(help);
      return 0;
    }
    const { project, language, out } = values;
    if (!formats.some(({ name }) => name === values.format))
      throw new UsageError(`There is no format "${values.format}". The help (--help) lists them.`);
    const format = formatNamed(values.format);
    if (!project) throw new UsageError("Say which project, with --project.");
    return withDatabase(async () => {
      const { projectId, userId } = await findProject(project, values.as);
      await audit(prisma(), {
        userId,
        projectId,
        action: "export.started",
        detail: { languages: language ?? "all", format: format.name },
      });
      const report: ExportReport = { rows: {}, leftOut: {} };
      const lines = exportLines({ projectId, languages: language ?? null }, report, format);
      if (out) await toFile(out, lines);
      else await toStandardOutput(lines);
      for (const [code, n] of Object.entries(report.rows)) process.stderr.write(`${code}: ${n} pairs\n`);
      if (out) await toBeside(out, format);
      for (const [reason, n] of Object.entries(report.leftOut))
        process.stderr.write(`left out, ${reason}: ${n}\n`);
      return 0;
    });
  });
}

async function toFile(path: string, lines: AsyncIterable<string>): Promise<void> {
  const file = await ReplacedFile.open(path);
  try {
    for await (const part of lines) await file.write(part);
    await file.commit();
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/** What the loader of the format wants beside the data; an existing file of that name is kept, and said to be. */
async function toBeside(out: string, { beside }: Format): Promise<void> {
  for (const [name, text] of Object.entries(beside?.(basename(out)) ?? {})) {
    const path = join(dirname(out), name);
    const written = await writeFile(path, text, { flag: "wx" }).then(
      () => true,
      () => false,
    );
    process.stderr.write(written ? `${path}\n` : `${path} is there already and was left as it is\n`);
  }
}

async function toStandardOutput(lines: AsyncIterable<string>): Promise<void> {
  for await (const part of lines) if (!process.stdout.write(part)) await once(process.stdout, "drain");
}
