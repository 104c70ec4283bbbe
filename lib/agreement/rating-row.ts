import { z } from "zod";

const name = z.union([z.string().min(1), z.number(), z.boolean()]).transform(String);

/** One answer of one rater about one item; `automatic` and `score` are what a machine said of it. Other fields are let be. */
const ratingRow = z.object({
  item: name,
  rater: name,
  label: name,
  /** Items that are not independent of each other, such as one prompt in several languages. */
  cluster: name.nullish(),
  automatic: name.nullish(),
  score: z.number().nullish(),
});
export type RatingRow = z.infer<typeof ratingRow>;

export type RatingProblem = {
  code: "missing-field" | "wrong-type" | "not-an-object";
  column?: string;
  message: string;
};

export function parseRatingRow(raw: unknown): { row: RatingRow } | { problems: RatingProblem[] } {
  const parsed = ratingRow.safeParse(raw);
  if (parsed.success) return { row: parsed.data };
  if (typeof raw !== "object" || raw === null || Array.isArray(raw))
    return { problems: [{ code: "not-an-object", message: "is not a JSON object" }] };
  const columns = [...new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? "")))];
  return {
    problems: columns.map((column) => {
      const there = Object.hasOwn(raw, column);
      const wanted = column === "score" ? "a finite number" : "a text, not empty, or a number";
      return {
        code: there ? ("wrong-type" as const) : ("missing-field" as const),
        column,
        message: there ? `is not ${wanted}` : "is missing",
      };
    }),
  };
}
