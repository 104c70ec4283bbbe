import type { Mode } from "../../review/choice";
import type { ClaimedPair } from "../../review/decision";
import type { Policy } from "../../review/policy";
import { Prisma } from "../prisma/client";

/** A pair with an assignment `a` of it, as the database gives it. */
export type ShownRow = {
  id: number;
  language: string;
  chosen_left: boolean;
  prompt: string;
  prompt_english: string | null;
  reference: string | null;
  chosen: string;
  rejected: string;
  chosen_gloss: string | null;
  rejected_gloss: string | null;
  score_chosen: number | null;
  score_rejected: number | null;
  margin: number | null;
  text_version: number;
  reference_version: number;
};

export const shownColumns = Prisma.sql`
  a.id, a.language, chosen_left(q.side_seed, a.pair_id, a.slot) as chosen_left,
  coalesce(own.text, english.text, '') as prompt, english.text as prompt_english,
  reference.text as reference,
  chosen.text as chosen, chosen.translation as chosen_gloss,
  rejected.text as rejected, rejected.translation as rejected_gloss,
  p.score_chosen, p.score_rejected, p.margin,
  p.chosen_version + p.rejected_version - 1 as text_version, p.reference_version`;

/** What the columns need beside the assignment `a`. Where the right answer is a tie, both sides are one of the two texts. */
export const shownJoins = Prisma.sql`
  join queue q on q.id = a.queue_id
  join pair p on p.id = a.pair_id
  join response chosen
    on chosen.id = case when a.purpose = 'tie' and a.slot % 2 = 0 then p.rejected_id else p.chosen_id end
  join response rejected
    on rejected.id = case when a.purpose = 'tie' and a.slot % 2 = 1 then p.chosen_id else p.rejected_id end
  left join response reference on reference.id = p.reference_id
  left join prompt_text own on own.prompt_id = p.prompt_id and own.language = p.language
  left join prompt_text english on english.prompt_id = p.prompt_id and english.language = 'en'`;

/** What its annotator may see of a pair: sides, and of the method's opinion only what an open queue shows. */
export function shownPair(row: ShownRow, mode: Mode, policy: Policy, lead = false): ClaimedPair {
  const open = mode === "open";
  // Leads read many languages that they do not speak; a gloss says nothing of what the method chose.
  const glossed = policy.showGloss || lead;
  const [left, right] = row.chosen_left ? sides(row).toReversed() : sides(row);
  return {
    assignmentId: row.id,
    language: row.language,
    prompt: row.prompt,
    promptEnglish: row.prompt_english,
    reference: policy.showReference && (open || !isOneOf(row)) ? row.reference : null,
    left: left?.text ?? "",
    right: right?.text ?? "",
    leftGloss: glossed ? (left?.gloss ?? null) : null,
    rightGloss: glossed ? (right?.gloss ?? null) : null,
    proposed: open ? (row.chosen_left ? "left" : "right") : null,
    scores:
      open && policy.showScores
        ? { left: left?.score ?? null, right: right?.score ?? null, margin: row.margin }
        : null,
    textVersion: row.text_version,
    referenceVersion: row.reference_version,
  };
}

/** An English pair may hold its own reference, and that is the chosen one: beside the pair it would point at it. */
function isOneOf({ reference, chosen, rejected }: ShownRow): boolean {
  return reference === chosen || reference === rejected;
}

/** Rejected, then chosen. */
function sides(row: ShownRow) {
  return [
    { text: row.rejected, gloss: row.rejected_gloss, score: row.score_rejected },
    { text: row.chosen, gloss: row.chosen_gloss, score: row.score_chosen },
  ];
}
