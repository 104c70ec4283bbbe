/** A record of somebody else's file: names of columns and what stands in them. */
export type Raw = Record<string, unknown>;

/** What is wrong with a record, or remarkable; `column` names the place in it. */
export type MappingFinding = { code: MappingCode; column?: string; message: string };

export const mappingCodes = [
  "not-an-object",
  "column-missing",
  "column-type",
  "uneven-lists",
  "no-responses-in-row",
  "prompts-differ",
  "prompt-not-found",
  "not-one-answer",
  "unsafe-number",
  "null-generation",
] as const;
export type MappingCode = (typeof mappingCodes)[number];

/** Rows in our own format, still unchecked: any number of responses, or one pair, or one prompt. */
export type Made = { rows: Raw[]; warnings?: MappingFinding[] };

export const presetNames = [
  "alpaca",
  "calm",
  "distilabel",
  "hh-rlhf",
  "icr",
  "mapo",
  "mpo",
  "okapi",
  "openai",
  "sharegpt",
  "trl",
  "ultrafeedback",
] as const;
export type PresetName = (typeof presetNames)[number];

export type Preset = {
  /** Its name for the API and the command line; by it the catalogue says which files it reads. */
  name: PresetName;
  /** Its name for people. */
  title: string;
  /** The language of the files that everybody has, where they are in one. */
  language?: string;
  /** True when a file with these columns, and this record in it, is meant. */
  detects(columns: ReadonlySet<string>, sample: Raw): boolean;
  /** The rows of one record; throws `Unmappable` where it has none. `place` counts records from 1. */
  rows(record: Raw, place: number): Made;
};

/** Thrown where a record cannot be turned into rows without changing what it says. */
export class Unmappable extends Error {
  constructor(readonly finding: MappingFinding) {
    super(finding.message);
  }
}

export function refuse(code: MappingCode, column: string | undefined, message: string): never {
  throw new Unmappable({ code, ...(column !== undefined && { column }), message });
}
