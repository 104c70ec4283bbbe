import { z } from "zod";

/** Orders of a list of pairs: as they were made, or by margin; pairs without a margin come last. */
export const pairSorts = ["made", "smallest", "largest"] as const;
export type PairSort = (typeof pairSorts)[number];

/** Stands for every flag: pairs that have one. */
export const anyFlag = "any";
/** Stands for none: pairs without a flag. */
export const noFlag = "none";

const name = z.string().min(1).max(80).optional().catch(undefined);
/** An empty field of a form is no bound, and neither is one that is not a number. */
const bound = z.string().trim().min(1).transform(Number).pipe(z.number()).optional().catch(undefined);

/**
 * Which pairs of a run, and in which order, as the query of an address says it. What cannot be read counts as not
 * said: an address is typed, cut and passed on. `margin` is in the method's own unit, both bounds included.
 */
export const PairFilter = z.object({
  language: name,
  flag: name,
  from: bound,
  to: bound,
  /** The prompt's task; whether the chosen response is much longer or shorter; where the chosen response comes from. */
  task: z.enum(["general", "math", "code", "choice"]).optional().catch(undefined),
  length: z.enum(["longer", "similar", "shorter"]).optional().catch(undefined),
  origin: z.enum(["native", "translated"]).optional().catch(undefined),
  /** Whether a judgement of the pair counts in some queue. */
  decided: z.enum(["yes", "no"]).optional().catch(undefined),
  sort: z.enum(pairSorts).catch("made"),
});
export type PairFilter = z.infer<typeof PairFilter>;

/** The same as the query of an address; what is as usual is left out. `{ sort: "made", flag: "tie" }` = "flag=tie". */
export function queryOfFilter({ sort, ...filter }: PairFilter): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(filter)) if (value !== undefined) query.set(key, String(value));
  if (sort !== "made") query.set("sort", sort);
  return query.toString();
}

/** Whether anything is left out. */
export function isNarrowed({ sort: _, ...filter }: PairFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

/** A place in a list of pairs: after this one. `"17:0.25"`, and `"17:"` for a pair without a margin. */
export const PairPlace = z
  .string()
  .regex(/^\d{1,10}:(-?\d+(\.\d+)?(e[+-]?\d+)?)?$/i)
  .transform((text) => {
    const [id = "", margin = ""] = text.split(":");
    return { id: Number(id), margin: margin === "" ? null : Number(margin) };
  })
  .refine(({ id }) => id < 2 ** 31);
export type PairPlace = z.infer<typeof PairPlace>;

export function placeOf({ id, margin }: PairPlace): string {
  return `${id}:${margin ?? ""}`;
}
