import { z } from "zod";
import type { ParameterId } from "../lib/construct/words";
import parameter from "../lib/messages/en/parameter.json";

const Property = z.object({
  /** A number that may be left out has two. */
  type: z.union([z.string(), z.array(z.string()).transform(([first]) => first)]).optional(),
  anyOf: z.array(z.object({ type: z.string().optional() })).optional(),
  default: z.unknown().optional(),
  /** Under which name its words stand in the catalogue: those of the command line are English. */
  words: z.enum(Object.keys(parameter).filter(isParameterId)).optional(),
});

export type Flag = { key: string; flag: string; type: string; description: string; standard: unknown };

/** The flags of a parameter schema: `batchSize` is `--batch-size`. What `leftOut` names has no meaning here. */
export function parameterFlags(schema: z.ZodType, leftOut: readonly string[] = []): Flag[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: "input" });
  return Object.entries(properties)
    .filter(([key]) => !leftOut.includes(key))
    .map(([key, property]) => {
      const { type, anyOf, words, default: standard } = Property.parse(property);
      return {
        key,
        flag: key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
        type: type ?? anyOf?.find((one) => one.type !== "null")?.type ?? "string",
        description: words ? parameter[words].description : "",
        standard,
      };
    });
}

/** As `parseArgs` takes them. */
export function argumentsOf(flags: readonly Flag[]): Record<string, { type: "string" | "boolean" }> {
  return Object.fromEntries(
    flags.map(({ flag, type }) => [flag, { type: type === "boolean" ? "boolean" : "string" }]),
  );
}

/** What was written, as the schema takes it: numbers as numbers, `de,fr` as a list. */
export function writtenValues(
  flags: readonly Flag[],
  written: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    flags.flatMap(({ key, flag, type }) => {
      const value = written[flag];
      return value === undefined ? [] : [[key, typeof value === "string" ? readValue(value, type) : value]];
    }),
  );
}

function readValue(written: string, type: string): unknown {
  if (type === "array") return written.split(",").flatMap((part) => part.trim() || []);
  const number = type === "number" || type === "integer";
  return number && written.trim() !== "" ? Number(written) : written;
}

/** `  --n 10` and what it is for, from the schema's own words. */
export function flagHelp(flags: readonly Flag[]): string {
  return flags
    .map(({ flag, type, standard, description }) => {
      const empty =
        standard === null || standard === undefined || (Array.isArray(standard) && !standard.length);
      const shown =
        type === "boolean" ? "" : empty ? ` ${type === "array" ? "de,fr" : "…"}` : ` ${String(standard)}`;
      return `    ${`--${flag}${shown}`.padEnd(24)}${description}`;
    })
    .join("\n");
}

function isParameterId(key: string): key is ParameterId {
  return key !== "option";
}
