import type { Format, Unfit } from "../release/formats/format";
import { trlExplicit } from "../release/formats/trl";
import { jsonLine } from "../release/jsonl";
import { type ApprovedPair, type LeftOut, type Message, trlRow } from "../release/row";
import { streamRows } from "./stream-rows";

type Row = {
  pair_id: number;
  prompt_id: string;
  language: string;
  task: string;
  prompt: string | null;
  messages: Message[] | null;
  chosen: string;
  rejected: string;
  chosen_key: string;
  rejected_key: string;
  reference_key: string | null;
  verdict: "accept" | "swap";
  reviews: number;
  method: string;
  run_id: string;
  score_chosen: number | null;
  score_rejected: number | null;
  margin: number | null;
};

export type ExportSelection = { projectId: string; languages: readonly string[] | null };

/** Counts of what was written and what was not; filled while the lines are read. */
export type ExportReport = {
  rows: Record<string, number>;
  leftOut: Partial<Record<LeftOut | Unfit, number>>;
};

/**
 * The approved pairs of a project in one dataset format, piece by piece, from one snapshot and in constant memory: same
 * snapshot, same bytes. Approved is a pair whose standing decisions all say the same, and that is accept or swap.
 */
export async function* exportLines(
  selection: ExportSelection,
  report: ExportReport,
  format: Format = trlExplicit,
): AsyncGenerator<string> {
  const array = format.file === "json";
  let first = true;
  if (array) yield "[\n";
  for await (const rows of streamRows<Row>(query, [selection.projectId, selection.languages])) {
    let lines = "";
    for (const row of rows) {
      const approved = trlRow(approvedPair(row));
      const made = typeof approved === "string" ? approved : format.rows(approved);
      if (typeof made === "string") {
        report.leftOut[made] = (report.leftOut[made] ?? 0) + 1;
        continue;
      }
      report.rows[row.language] = (report.rows[row.language] ?? 0) + 1;
      for (const each of made) {
        lines += array && !first ? `,${jsonLine(each)}` : jsonLine(each);
        first = false;
      }
    }
    if (lines !== "") yield lines;
  }
  if (array) yield "]\n";
}

const query = `
  select p.id as pair_id, prompt.key as prompt_id, p.language, prompt.task::text as task,
         coalesce(own.text, english.text) as prompt, coalesce(own.messages, english.messages) as messages,
         chosen.text as chosen, rejected.text as rejected, chosen.key as chosen_key, rejected.key as rejected_key,
         reference.key as reference_key, v.verdict, v.reviews, run.method, run.id as run_id,
         p.score_chosen, p.score_rejected, p.margin
  from pair p
  join run on run.id = p.run_id
  join lateral (
    select min(d.verdict::text) as verdict, count(*)::int as reviews
    from standing_decision d
    where d.project_id = p.project_id and d.pair_id = p.id
    having count(*) > 0 and min(d.verdict::text) = max(d.verdict::text) and min(d.verdict::text) in ('accept', 'swap')) v on true
  join prompt on prompt.id = p.prompt_id
  join response chosen on chosen.id = p.chosen_id
  join response rejected on rejected.id = p.rejected_id
  left join response reference on reference.id = p.reference_id
  left join prompt_text own on own.prompt_id = p.prompt_id and own.language = p.language
  left join prompt_text english on english.prompt_id = p.prompt_id and english.language = 'en'
  where p.project_id = $1 and ($2::text[] is null or p.language = any($2))
  order by p.language, p.id`;

function approvedPair(row: Row): ApprovedPair {
  return {
    pairId: row.pair_id,
    promptId: row.prompt_id,
    language: row.language,
    task: row.task,
    prompt: row.prompt ?? "",
    messages: row.messages,
    chosen: row.chosen,
    rejected: row.rejected,
    chosenResponseId: row.chosen_key,
    rejectedResponseId: row.rejected_key,
    referenceResponseId: row.reference_key,
    verdict: row.verdict,
    reviews: row.reviews,
    method: row.method,
    runId: row.run_id,
    scoreChosen: row.score_chosen,
    scoreRejected: row.score_rejected,
    scoreMargin: row.margin,
  };
}
