import type { ImportPreview, ImportSummary } from "../lib/answers";
import { presetNamed } from "../lib/construct/presets/all-presets";
import { Problem } from "../lib/problem";
import { mapImport, previewImport } from "../lib/server/imports/import-mapping";
import { cancelImport } from "../lib/server/imports/imports";
import { UsageError } from "./usage-error";

export const mappingOptions = {
  preset: { type: "string" },
  language: { type: "string" },
  map: { type: "string", multiple: true },
  set: { type: "string", multiple: true },
  guess: { type: "boolean" },
} as const;

type Columns = ImportPreview["mapping"]["columns"];
export type WantedMapping = {
  preset?: string | undefined;
  language?: string | undefined;
  columns: Columns;
  guess: boolean;
};

type Values = {
  preset?: string | undefined;
  language?: string | undefined;
  map?: string[] | undefined;
  set?: string[] | undefined;
  guess?: boolean | undefined;
};

export function wantedMapping({
  preset,
  language,
  map = [],
  set = [],
  guess = false,
}: Values): WantedMapping {
  if (preset !== undefined && !presetNamed(preset)) throw new UsageError(`There is no preset "${preset}".`);
  const columns: Columns = {};
  for (const given of map) {
    const [field, column] = parts(given, "--map");
    columns[field] = { column };
  }
  for (const given of set) {
    const [field, value] = parts(given, "--set");
    columns[field] = { value };
  }
  return { preset, language, columns, guess };
}

/** `prompt=question` = ["prompt", "question"]. */
function parts(given: string, option: string): [string, string] {
  const at = given.indexOf("=");
  if (at < 1 || at === given.length - 1)
    throw new UsageError(`Write ${option} FIELD=… instead of "${given}".`);
  return [given.slice(0, at), given.slice(at + 1)];
}

type Waiting = { projectId: string; userId: string; row: ImportSummary; wanted: WantedMapping };

/** Says how a waiting file is to be read, as the options tell, or as we guess where they allow it. */
export async function mapWaiting({ projectId, userId, row, wanted }: Waiting): Promise<ImportSummary> {
  const named = wanted.preset !== undefined || Object.keys(wanted.columns).length > 0;
  if (row.state !== "mapping") {
    if (named) say("The columns of this file are ours: --preset, --map and --set were not needed.");
    return row;
  }
  try {
    const guess = await previewImport(projectId, row.id, {});
    const chosen = chosenMapping(wanted, named, guess.mapping);
    if (!named) say(`Read as ${inWords(chosen)}.`);
    if (!named && !wanted.guess) {
      throw new UsageError(
        `The columns of this file are not ours (${guess.columns.map(({ name }) => name).join(", ")}). Take the guess with --guess, or say --preset or --map.`,
      );
    }
    return await mapImport(userId, projectId, row.id, chosen);
  } catch (error) {
    await cancelImport(userId, projectId, row.id).catch(() => undefined);
    if (!(error instanceof Problem)) throw error;
    throw new UsageError(
      error.details.map(({ path, message }) => `${path} ${message}`).join("\n") || error.message,
    );
  }
}

function chosenMapping(wanted: WantedMapping, named: boolean, guess: ImportPreview["mapping"]) {
  const base = named ? { preset: wanted.preset ?? null, columns: wanted.columns } : guess;
  return { preset: base.preset, columns: base.columns, language: wanted.language ?? null };
}

function inWords({ preset, columns }: { preset: string | null; columns: Columns }): string {
  const named = Object.entries(columns).map(([field, source]) =>
    "column" in source ? `--map ${field}=${source.column}` : `--set ${field}=${source.value}`,
  );
  return [...(preset ? [`--preset ${preset}`] : []), ...named].join(" ") || "nothing that we know";
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
