import { z } from "zod";
import type { Task } from "../../construct/types";
import type { PairPage, PairText } from "../../pair-answers";
import type { PairFilter } from "../../pair-filter";
import { Problem } from "../../problem";
import { type Policy, readPolicy } from "../../review/policy";
import { readCertificatesOf } from "../agreement/certificates";
import { pool } from "../db";
import { readLife } from "./pair-life";
import { readNeighbours } from "./pair-neighbours";
import { readOthers, readSiblings, titleOf } from "./pair-others";
import { readRanking } from "./pair-ranking";

type Row = {
  id: number;
  run_id: string;
  prompt_id: number;
  method: string;
  parameters: unknown;
  run_at: Date;
  prompt_key: string;
  task: Task;
  gold: string | null;
  language: string;
  prompt: string;
  prompt_english: string | null;
  reference: PairText | null;
  chosen: PairText;
  rejected: PairText;
  margin: number | null;
  support: number | null;
  flags: string[];
  ranking: unknown;
  chosen_hash: Buffer;
  rejected_hash: Buffer;
  policy: unknown;
};

/** What a pair keeps of its ranking: best first, a row's id with its score. */
export const StoredRanking = z.array(z.tuple([z.int(), z.number().nullable()])).nullable();

/** Everything about one pair; `filter` is that of the list in which one goes on from it. */
export async function readPair(projectId: string, pairId: number, filter: PairFilter): Promise<PairPage> {
  const { rows } = await pool().query<Row>(pairQuery, [projectId, pairId]);
  const [row] = rows;
  if (!row) throw new Problem("not-found");
  const of = { projectId, ...row };
  const [ranked, others, siblings, life, neighbours, certificates] = await Promise.all([
    readRanking(of, StoredRanking.parse(row.ranking)),
    readOthers(of),
    readSiblings(of),
    readLife(of),
    readNeighbours(of, filter),
    readCertificatesOf(projectId, pairId),
  ]);
  return {
    id: row.id,
    runId: row.run_id,
    method: row.method,
    title: titleOf(row.method),
    parameters: row.parameters,
    runAt: row.run_at.toISOString(),
    promptId: row.prompt_id,
    promptKey: row.prompt_key,
    task: row.task,
    gold: row.gold,
    language: row.language,
    prompt: row.prompt,
    promptEnglish: row.prompt_english,
    reference: row.reference,
    chosen: row.chosen,
    rejected: row.rejected,
    margin: row.margin,
    support: row.support,
    flags: row.flags,
    certificates,
    ...ranked,
    others,
    siblings,
    reasonWords: ownWords(readPolicy(row.policy)),
    ...life,
    ...neighbours,
  };
}

function ownWords({ reasons, formerReasons }: Policy): Record<string, string> {
  const own = [...formerReasons, ...reasons].flatMap(({ key, label }) =>
    label === null ? [] : [[key, label]],
  );
  return Object.fromEntries(own);
}

const textOf = (side: string) => `json_build_object(
  'id', ${side}.id, 'key', ${side}.key, 'text', ${side}.text, 'model', ${side}.model, 'origin', ${side}.origin,
  'gloss', ${side}.translation, 'flags', ${side}.flags, 'score', p.score_${side})`;

const pairQuery = `
  select p.id, p.run_id, p.prompt_id, run.method, run.parameters, run.created_at as run_at, prompt.key as prompt_key,
         prompt.task::text as task, coalesce(own.gold, english.gold) as gold, p.language,
         coalesce(own.text, english.text, '') as prompt,
         case when p.language <> 'en' then english.text end as prompt_english,
         case when reference.id is not null then ${textOf("reference")} end as reference,
         ${textOf("chosen")} as chosen, ${textOf("rejected")} as rejected,
         p.margin, p.support, p.flags, p.ranking,
         chosen.content_hash as chosen_hash, rejected.content_hash as rejected_hash, project.policy
  from pair p
  join project on project.id = p.project_id
  join run on run.id = p.run_id
  join prompt on prompt.id = p.prompt_id
  join response chosen on chosen.id = p.chosen_id
  join response rejected on rejected.id = p.rejected_id
  left join response reference on reference.id = p.reference_id
  left join prompt_text own on own.prompt_id = p.prompt_id and own.language = p.language
  left join prompt_text english on english.prompt_id = p.prompt_id and english.language = 'en'
  where p.project_id = $1 and p.id = $2`;
