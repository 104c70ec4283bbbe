import type { Choice } from "@/lib/review/choice";

/** How each choice looks in the trail; what it is called stands in the catalogue, under the same key. */
export const choiceLooks: Record<Choice, { sign: string; tone: string }> = {
  left: { sign: "A", tone: "text-ink" },
  right: { sign: "B", tone: "text-ink" },
  "both-good": { sign: "=", tone: "text-muted" },
  "both-bad": { sign: "×", tone: "text-reject" },
  "cannot-judge": { sign: "?", tone: "text-muted" },
  accept: { sign: "✓", tone: "text-accept" },
  swap: { sign: "⇄", tone: "text-swap" },
  reject: { sign: "×", tone: "text-reject" },
};
