import { z } from "zod";
import { Problem } from "../../problem";
import {
  placeOfRow,
  type SiblingMatrix,
  type SiblingRow,
  type SiblingRun,
  type VerdictCounts,
} from "../../review/siblings";
import { prisma } from "../db";
import { titleOf } from "../pairs/pair-others";
import { StoredCounts } from "../runs/runs";

const pageSize = 50;

/** Where the page before ended: dissent, judged languages, prompt. */
export const MatrixPlace = z
  .string()
  .regex(/^\d{1,4}\.\d{1,4}\.\d{1,9}$/)
  .transform((place) => place.split(".").map(Number) as [number, number, number]);

type Row = {
  prompt_id: number;
  key: string;
  prompt: string;
  promptLanguage: string | null;
  judged: number;
  dissent: number;
  verdicts: Record<string, [accepted: number, swapped: number, rejected: number]>;
  pairs: { id: number; language: string; waiting: boolean }[];
};

/**
 * One page of the prompts of a run whose verdicts differ by language, most split first: more languages that do not say
 * what most say, then more judged languages. The counts are those that are kept, not recounted.
 */
export async function readSiblingMatrix(
  projectId: string,
  runId: string,
  after: z.infer<typeof MatrixPlace> | null,
): Promise<SiblingMatrix> {
  const run = await prisma().run.findFirst({ where: { id: runId, projectId }, select: { counts: true } });
  if (!run) throw new Problem("not-found");
  const [dissent, judged, promptId] = after ?? [9999, 9999, 0];
  const rows = await prisma().$queryRaw<Row[]>`
    select t.prompt_id, prompt.key, left(coalesce(english.text, any_text.text, ''), 200) as prompt,
           case when english.text is null then any_text.language else 'en' end as "promptLanguage", t.judged,
           t.dissent, t.verdicts, of_prompt.pairs
    from (
      select * from sibling_tally
      where run_id = ${runId}::uuid and project_id = ${projectId}::uuid and dissent between 1 and ${dissent}
        and (dissent < ${dissent} or judged < ${judged} or judged = ${judged} and prompt_id > ${promptId})
      order by dissent desc, judged desc, prompt_id limit ${pageSize + 1}) t
    join prompt on prompt.id = t.prompt_id
    left join prompt_text english on english.prompt_id = t.prompt_id and english.language = 'en'
    left join lateral (select text, language from prompt_text where prompt_id = t.prompt_id order by language limit 1) any_text on true
    cross join lateral (
      select json_agg(json_build_object('id', p.id, 'language', p.language, 'waiting', exists (
               select 1 from assignment a
               where a.project_id = p.project_id and a.pair_id = p.id and a.state <> 'done')) order by p.id) as pairs
      from pair p where p.run_id = t.run_id and p.prompt_id = t.prompt_id) of_prompt
    order by t.dissent desc, t.judged desc, t.prompt_id`;
  const shown = rows.slice(0, pageSize).map(rowOf);
  const last = shown.at(-1);
  const languages = new Set(
    Object.entries(StoredCounts.parse(run.counts)).flatMap(([language, { pairs }]) =>
      pairs > 0 ? [language] : [],
    ),
  );
  for (const { cells } of shown) for (const language of Object.keys(cells)) languages.add(language);
  return {
    languages: [...languages].sort(),
    rows: shown,
    next: rows.length > pageSize && last ? placeOfRow(last) : null,
  };
}

function rowOf({
  prompt_id,
  key,
  prompt,
  promptLanguage,
  judged,
  dissent,
  verdicts,
  pairs,
}: Row): SiblingRow {
  const cells: SiblingRow["cells"] = {};
  for (const { id, language, waiting } of pairs) {
    const cell = cells[language] ?? { pairIds: [], verdicts: countsOf(verdicts[language]), waiting: false };
    cells[language] = { ...cell, pairIds: [...cell.pairIds, id], waiting: cell.waiting || waiting };
  }
  return {
    promptId: prompt_id,
    promptKey: key,
    prompt,
    promptLanguage: promptLanguage ?? "und",
    judged,
    dissent,
    cells,
  };
}

function countsOf(kept: Row["verdicts"][string] | undefined): VerdictCounts {
  const [accept, swap, reject] = kept ?? [0, 0, 0];
  return { accept, swap, reject };
}

type RunRow = { id: string; method: string; created_at: Date; differing: number };

/** The runs whose pairs are in review, the newest first, with how many prompts differ by language. */
export async function listSiblingRuns(projectId: string): Promise<SiblingRun[]> {
  const rows = await prisma().$queryRaw<RunRow[]>`
    select run.id, run.method, run.created_at,
           (select count(*)::int from sibling_tally t where t.run_id = run.id and t.dissent > 0) as differing
    from run
    where run.project_id = ${projectId}::uuid and exists (select 1 from queue q where q.run_id = run.id)
    order by run.created_at desc, run.id limit 100`;
  return rows.map(({ created_at, ...run }) => ({
    ...run,
    title: titleOf(run.method),
    createdAt: created_at.toISOString(),
  }));
}
