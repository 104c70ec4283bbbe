import type pg from "pg";
import type { ResponseFlag } from "../../construct/flags";
import { flagsOfChangedTexts } from "../../construct/pair-text-flags";
import { StoredCounts } from "../runs/runs";

/** Pairs that have another text now, and decisions on them that are stale by it. */
export type Refreshed = { pairs: number; decisions: number };

/**
 * Brings the pairs of changed responses to their new texts: hashes, versions, slots, counts, flags. One call for all that
 * a transaction changes: the locks of two calls would be taken in no order.
 */
export async function refreshPairs(
  client: pg.PoolClient,
  projectId: string,
  responseIds: readonly number[],
): Promise<Refreshed> {
  const { rows: found } = await client.query<{ id: number; side: boolean }>(
    `select id, bool_or(side) as side from (
       select id, true as side from pair where project_id = $1 and chosen_id = any($2::int[])
       union all select id, true from pair where project_id = $1 and rejected_id = any($2::int[])
       union all select id, false from pair where project_id = $1 and reference_id = any($2::int[])) p
     group by id order by id`,
    [projectId, responseIds],
  );
  const { rows } = await client.query<Refreshed>(
    "select pairs, decisions from refresh_pair_text($1::int[])",
    [found.map(({ id }) => id)],
  );
  await flagAnew(
    client,
    found.flatMap(({ id, side }) => (side ? [id] : [])),
  );
  return rows[0] ?? { pairs: 0, decisions: 0 };
}

type Row = {
  id: number;
  run_id: string;
  language: string;
  flags: string[];
  human_edited: boolean;
  chosen: { text: string; flags: ResponseFlag[] };
  rejected: { text: string; flags: ResponseFlag[] };
};

const pairsAtOnce = 500;

async function flagAnew(client: pg.PoolClient, pairIds: readonly number[]): Promise<void> {
  const moved = new Map<string, Moved[]>();
  for (let at = 0; at < pairIds.length; at += pairsAtOnce) {
    const { rows } = await client.query<Row>(
      `select p.id, p.run_id, p.language, coalesce(p.flags, '{}') as flags, p.human_edited,
              json_build_object('text', chosen.text, 'flags', chosen.flags) as chosen,
              json_build_object('text', rejected.text, 'flags', rejected.flags) as rejected
       from pair p join response chosen on chosen.id = p.chosen_id join response rejected on rejected.id = p.rejected_id
       where p.id = any($1::int[])`,
      [pairIds.slice(at, at + pairsAtOnce)],
    );
    const flagged = rows.map((row) => ({
      ...row,
      now: flagsOfChangedTexts(row.flags, row, row.human_edited),
    }));
    await client.query(
      `update pair p set flags = array(select jsonb_array_elements_text(f.flags))
       from jsonb_to_recordset($1::jsonb) as f (id int, flags jsonb) where p.id = f.id`,
      [JSON.stringify(flagged.map(({ id, now }) => ({ id, flags: now })))],
    );
    for (const { run_id, language, flags, now } of flagged) {
      const of = moved.get(run_id) ?? [];
      moved.set(run_id, of);
      of.push(...flags.filter((flag) => !now.some((one) => one === flag)).map(moveOf(language, -1)));
      of.push(...now.filter((flag) => !flags.includes(flag)).map(moveOf(language, 1)));
    }
  }
  for (const runId of [...moved.keys()].sort()) await countFlags(client, runId, moved.get(runId) ?? []);
}

type Moved = { language: string; flag: string; by: number };

const moveOf = (language: string, by: number) => (flag: string) => ({ language, flag, by });

/** A run that is still going on counts by itself, and writes what it has counted. */
async function countFlags(client: pg.PoolClient, runId: string, moved: readonly Moved[]): Promise<void> {
  if (moved.length === 0) return;
  const { rows } = await client.query<{ counts: unknown }>(
    "select counts from run where id = $1 and state = 'done' for update",
    [runId],
  );
  const [run] = rows;
  if (!run) return;
  const counts = StoredCounts.parse(run.counts);
  for (const { language, flag, by } of moved) {
    const of = counts[language];
    if (!of) continue;
    const n = (of.flags[flag] ?? 0) + by;
    if (n > 0) of.flags[flag] = n;
    else delete of.flags[flag];
  }
  await client.query("update run set counts = $2 where id = $1", [runId, counts]);
}
