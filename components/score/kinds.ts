import { type ScoringKind, scoringKinds } from "@/lib/scoring";

type Kind = {
  /** The column that it fills, as methods name it in their needs; null where it makes responses. */
  column: string | null;
  /** What is counted while it runs. */
  item: "prompt" | "response";
};

/** What each kind of scoring fills and counts; its words stand in the catalogue, under its name. */
export const kinds: Record<ScoringKind, Kind> = {
  sample: { column: null, item: "prompt" },
  embed: { column: "embedding", item: "response" },
  logprob: { column: "policy_logprob", item: "response" },
  reward: { column: "scores.reward", item: "response" },
  translate: { column: "origin", item: "response" },
  gloss: { column: "translation", item: "response" },
};

/** The kind that fills a column that a method needs; null for columns that only a file can bring. */
export function kindForColumn(column: string): ScoringKind | null {
  if (column === "reference_logprob") return "logprob";
  // MAPO's alignment is a translation model's cross-entropy, which no server of these answers.
  if (column.startsWith("scores.") && column !== "scores.alignment") return "reward";
  return scoringKinds.find((name) => kinds[name].column === column) ?? null;
}
