import type { z } from "zod";
import type { PairListPage, PairRow } from "../../pair-answers";
import { PairFilter, PairPlace, placeOf } from "../../pair-filter";
import { Problem } from "../../problem";
import { pool } from "../db";
import { Values } from "../sql-values";
import { orderOf, pairsFrom } from "./pair-keyset";

/** Pairs of one page. */
const pageSize = 50;

export const PairListQuery = PairFilter.extend({ after: PairPlace.optional() });
export type PairListQuery = z.infer<typeof PairListQuery>;

/** How much of a text a list shows. */
export const startLength = 200;

/**
 * One page of a run's pairs, by one statement. Pages are found by the last pair of the page before, so that pairs that
 * are made meanwhile move none: each pair is on one page, once.
 */
export async function listPairs(
  projectId: string,
  runId: string,
  { after, ...filter }: PairListQuery,
): Promise<PairListPage> {
  const walk = {
    projectId,
    runId,
    filter,
    from: after ?? null,
    direction: "onwards" as const,
    limit: pageSize + 1,
  };
  const values = new Values();
  const { rows } = await pool().query<PairRow>(
    `select p.id, prompt.key as "promptKey", p.language,
            left(coalesce(own.text, english.text, ''), ${startLength}) as prompt,
            left(chosen.text, ${startLength}) as chosen, left(rejected.text, ${startLength}) as rejected,
            p.margin, p.flags,
            ${verdictsOf("p")} as verdicts
     from ${pairsFrom(values, walk)} k
     join pair p on p.id = k.id
     join prompt on prompt.id = p.prompt_id
     join response chosen on chosen.id = p.chosen_id
     join response rejected on rejected.id = p.rejected_id
     left join prompt_text own on own.prompt_id = p.prompt_id and own.language = p.language
     left join prompt_text english on english.prompt_id = p.prompt_id and english.language = 'en'
     order by ${orderOf(walk)} limit ${values.add(pageSize + 1, "int")}`,
    values.list,
  );
  if (rows.length === 0) await requireRun(projectId, runId);
  const pairs = rows.slice(0, pageSize);
  const last = pairs.at(-1);
  return { pairs, next: rows.length > pageSize && last ? placeOf(last) : null };
}

/** The counting verdicts on a pair, in the order in which they were given. */
export function verdictsOf(pair: string): string {
  return `array(
    select d.verdict::text from assignment a join decision d on d.id = a.decision_id
    where a.project_id = ${pair}.project_id and a.pair_id = ${pair}.id and a.purpose = 'review'
    order by d.decided_at, d.id)`;
}

async function requireRun(projectId: string, runId: string): Promise<void> {
  const { rowCount } = await pool().query("select 1 from run where id = $1 and project_id = $2", [
    runId,
    projectId,
  ]);
  if (rowCount !== 1) throw new Problem("not-found");
}
