import type pg from "pg";
import type { RunCounts } from "../../answers";
import { isMethodName, methods } from "../../construct/methods";
import { withTextFlags } from "../../construct/pair-text-flags";
import { countPrompt, languagesOf } from "../../construct/run-report";
import type { ConstructedPair, MethodResult, Skip } from "../../construct/types";
import { inTransaction, pool } from "../db";
import { messageOf } from "../log";
import { keepTexts } from "../texts/text-lock";
import { readGroups } from "./prompt-groups";
import { findFindings } from "./run-findings";
import { finishRun } from "./run-finish";
import { StoredCounts } from "./runs";

/** Prompts whose pairs are stored together with the cursor behind them. */
const promptsAtOnce = 50;

/**
 * Runs a method over all prompts of its project, from the run's cursor onwards. Pairs, skips, counts and cursor are
 * written in one transaction for each batch, so that a killed run goes on where it was and makes no pair twice.
 */
export async function constructRun(runId: string): Promise<void> {
  const run = await begin(runId);
  if (!run) return;
  try {
    if (!isMethodName(run.method)) throw new Error(`no method ${run.method}`);
    const method = methods[run.method];
    const parameters = method.parameters.parse(run.parameters);
    const counts = StoredCounts.parse(run.counts);
    const findings = await findFindings(runId, run, method.survey?.(parameters));
    if (findings === "stopped") return;
    let cursor = run.cursor;
    for (;;) {
      const batch = await readGroups(run.project_id, cursor, promptsAtOnce, run.embedding ?? undefined);
      const last = batch.at(-1);
      if (!last) break;
      const result: MethodResult = { pairs: [], skips: [] };
      for (const { group } of batch) {
        const made = withTextFlags(
          method.construct(group, parameters, findings),
          group,
          ({ flags = [] }) => flags,
        );
        result.pairs.push(...made.pairs);
        result.skips.push(...made.skips);
        count(counts, made);
      }
      const going = await store(runId, run.project_id, result, {
        cursor: last.id,
        counts,
        prompts: batch.length,
      });
      if (!going) return;
      cursor = last.id;
    }
    await finishRun(run.project_id, runId);
  } catch (error) {
    // The queue tries again a few times; the worker's sweep ends what has no try left.
    await pool().query("update run set message = $2 where id = $1 and state = 'running'", [
      runId,
      messageOf(error),
    ]);
    throw error;
  }
}

type Run = {
  project_id: string;
  method: string;
  parameters: unknown;
  counts: unknown;
  findings: unknown;
  cursor: number;
  embedding: string | null;
};

async function begin(runId: string): Promise<Run | undefined> {
  const { rows } = await pool().query<Run>(
    `update run set state = 'running' where id = $1 and state in ('queued', 'running')
     returning project_id, method, parameters, counts, findings, cursor, embedding`,
    [runId],
  );
  return rows[0];
}

function count(counts: RunCounts, made: MethodResult): void {
  for (const language of languagesOf(made)) {
    counts[language] ??= { prompts: 0, pairs: 0, skips: {}, flags: {} };
    countPrompt(counts[language], language, made);
  }
}

/** False when somebody cancelled the run meanwhile: then nothing of this batch is kept. */
function store(
  runId: string,
  projectId: string,
  { pairs, skips }: MethodResult,
  progress: { cursor: number; counts: RunCounts; prompts: number },
): Promise<boolean> {
  return inTransaction(async (client) => {
    await keepTexts(client, projectId);
    const { rowCount } = await client.query(
      `update run set cursor = $2, counts = $3, prompts_done = prompts_done + $4
       where id = $1 and state = 'running' and cursor < $2`,
      [runId, progress.cursor, progress.counts, progress.prompts],
    );
    if (rowCount !== 1) return false;
    await storePairs(client, runId, projectId, pairs);
    await storeSkips(client, runId, projectId, skips);
    return true;
  });
}

/** Ids of responses and prompts travel through the methods as the decimal form of their rows' ids. */
async function storePairs(client: pg.PoolClient, runId: string, projectId: string, pairs: ConstructedPair[]) {
  await client.query(
    `insert into pair (project_id, run_id, prompt_id, language, reference_id, chosen_id, rejected_id, score_reference,
                       score_chosen, score_rejected, margin, support, ranking, flags, content_hash,
                       chosen_version, rejected_version, reference_version, human_edited)
     select $1, $2, p.prompt_id, p.language, p.reference_id, p.chosen_id, p.rejected_id, p.score_reference,
            p.score_chosen, p.score_rejected, p.margin, p.support, p.ranking,
            array(select jsonb_array_elements_text(p.flags)),
            sha256(coalesce(reference.content_hash, ''::bytea) || chosen.content_hash || rejected.content_hash),
            chosen.version, rejected.version, coalesce(reference.version, 1),
            'human_edited' in (chosen.provenance, rejected.provenance)
     from jsonb_to_recordset($3) as p (
       position int, prompt_id int, language text, reference_id int, chosen_id int, rejected_id int,
       score_reference float8, score_chosen float8, score_rejected float8, margin float8, support float8, ranking jsonb, flags jsonb)
     join response chosen on chosen.id = p.chosen_id and chosen.project_id = $1
     join response rejected on rejected.id = p.rejected_id and rejected.project_id = $1
     left join response reference on reference.id = p.reference_id
     order by p.position`,
    [
      projectId,
      runId,
      JSON.stringify(
        pairs.map((pair, position) => ({
          position,
          prompt_id: Number(pair.promptId),
          language: pair.language,
          reference_id: pair.referenceId === null ? null : Number(pair.referenceId),
          chosen_id: Number(pair.chosenId),
          rejected_id: Number(pair.rejectedId),
          score_reference: pair.referenceScore,
          score_chosen: pair.scoreChosen,
          score_rejected: pair.scoreRejected,
          margin: pair.margin,
          support: pair.support,
          ranking: pair.ranking?.map(({ responseId, score }) => [Number(responseId), score]) ?? null,
          flags: pair.flags,
        })),
      ),
    ],
  );
}

async function storeSkips(client: pg.PoolClient, runId: string, projectId: string, skips: Skip[]) {
  await client.query(
    `insert into skip (run_id, project_id, prompt_id, language, reason)
     select $1, $2, * from unnest($3::int[], $4::text[], $5::text[])`,
    [
      runId,
      projectId,
      skips.map(({ promptId }) => Number(promptId)),
      skips.map(({ language }) => language),
      skips.map(({ reason }) => reason),
    ],
  );
}
