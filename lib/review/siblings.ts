/** How often each verdict was given. */
export type VerdictCounts = { accept: number; swap: number; reject: number };

export type SiblingText = { text: string; gloss: string | null; cut: boolean };

/** A pair of the same prompt in another language, as somebody may see it who has decided their own. */
export type SiblingPair = {
  pairId: number;
  prompt: string;
  chosen: SiblingText;
  rejected: SiblingText;
  verdicts: VerdictCounts;
};

/** `own`: the reader has still to judge this language, and sees nothing of it until then. */
export type SiblingLanguage = { language: string; own: boolean; pairs: SiblingPair[] };

/** What one's own decision was, and what the others say. */
export type SiblingsSeen = {
  language: string;
  verdict: keyof VerdictCounts;
  promptEnglish: string | null;
  siblings: SiblingLanguage[];
};

/** A cell of the matrix: the pairs of a prompt in one language of a run, and what people said of them. */
export type SiblingCell = { pairIds: number[]; verdicts: VerdictCounts; waiting: boolean };

export type SiblingRow = {
  promptId: number;
  promptKey: string;
  prompt: string;
  promptLanguage: string;
  /** Languages with a verdict, and how many of them do not say what most of them say. */
  judged: number;
  dissent: number;
  cells: Record<string, SiblingCell>;
};

/** `next` is the place to go on from; null at the end. */
export type SiblingMatrix = { languages: string[]; rows: SiblingRow[]; next: string | null };

/** A run whose pairs are in review. */
export type SiblingRun = { id: string; method: string; title: string; createdAt: string; differing: number };

/** What was sent to review: pairs new in the queue, pairs with another opinion, pairs that moved to the front. */
export type SiblingsSent = { added: number; again: number; moved: number };

/** What a language says: its most frequent verdict; null where nobody judged, `divided` where two are as frequent. */
export function saidBy({ accept, swap, reject }: VerdictCounts): keyof VerdictCounts | "divided" | null {
  const most = Math.max(accept, swap, reject);
  if (most === 0) return null;
  const said = (["accept", "swap", "reject"] as const).filter(
    (verdict) => ({ accept, swap, reject })[verdict] === most,
  );
  return said.length === 1 ? (said[0] ?? null) : "divided";
}

/** Where a page of the matrix ends, as its address says it: `placeOfRow({ dissent: 2, judged: 5, promptId: 7 })` is "2.5.7". */
export function placeOfRow({
  dissent,
  judged,
  promptId,
}: Pick<SiblingRow, "dissent" | "judged" | "promptId">): string {
  return `${dissent}.${judged}.${promptId}`;
}
