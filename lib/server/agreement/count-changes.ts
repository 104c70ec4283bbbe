import type pg from "pg";
import { CountedPair, changesOf, type KeptTable, keptCounts, type Row } from "../../agreement/counted-pair";
import { binOf } from "../../construct/histogram";
import { inTransaction, pool } from "../db";
import { lengthOf } from "../pairs/pair-keyset";
import { StoredPlots } from "../runs/run-plots";

/** Changes counted in one transaction. */
const batch = 1000;

/**
 * Counts anew what changed since the last time: one worker at once, in batches, each all or nothing. A pair's old counts
 * are taken out and its new ones put in, so counting one twice does no harm. How many changes were dealt with.
 */
export async function countChanges(): Promise<number> {
  let counted = 0;
  for (;;) {
    // Looking costs less than a transaction, and mostly there is nothing.
    const { rows } = await pool().query("select 1 from agreement_change limit 1");
    if (rows.length === 0) return counted;
    const n = await inTransaction(countBatch);
    counted += n;
    if (n === 0) return counted;
  }
}

async function countBatch(client: pg.PoolClient): Promise<number> {
  const { rows: lock } = await client.query<{ got: boolean }>(
    "select pg_try_advisory_xact_lock(hashtextextended('agreement', 0)) as got",
  );
  if (!lock[0]?.got) return 0;
  const { rows: taken } = await client.query<{ pair_id: number }>(
    `delete from agreement_change where id in (select id from agreement_change order by id limit ${batch}) returning pair_id`,
  );
  const ids = [...new Set(taken.map(({ pair_id }) => pair_id))];
  if (ids.length === 0) return 0;
  const { rows } = await client.query<{ pair_id: number; counted: unknown }>(
    "select pair_id, counted from agreement_pair where pair_id = any($1::int[])",
    [ids],
  );
  const before = new Map(rows.map(({ pair_id, counted }) => [pair_id, CountedPair.parse(counted)]));
  const after = await readPairs(client, ids);
  const changes = changesOf(
    ids.map((id) => ({ before: before.get(id) ?? null, after: after.get(id) ?? null })),
  );
  for (const [table, list] of changes) await add(client, table, list);
  await client.query(
    `insert into agreement_pair (pair_id, project_id, counted)
     select id, project_id, counted from jsonb_to_recordset($1) r(id int, project_id uuid, counted jsonb)
     on conflict (pair_id) do update set counted = excluded.counted`,
    [JSON.stringify([...after].map(([id, counted]) => ({ id, project_id: counted.project, counted })))],
  );
  const gone = ids.filter((id) => !after.has(id));
  if (gone.length > 0)
    await client.query("delete from agreement_pair where pair_id = any($1::int[])", [gone]);
  return taken.length;
}

type PairRow = Omit<CountedPair, "bin"> & { id: number; margin: number | null; plots: unknown };

/** Pairs with a standing decision, as they are to be counted. */
async function readPairs(client: pg.PoolClient, ids: readonly number[]): Promise<Map<number, CountedPair>> {
  const { rows } = await client.query<PairRow>(
    `select p.id, p.run_id as run, p.project_id as project, p.language, p.id % 2 as half, p.margin,
            case when p.margin is null then null else jsonb_build_object(p.language, run.plots -> p.language) end as plots,
            ${facets} as facets, d.decisions
     from pair p
     join run on run.id = p.run_id
     join prompt on prompt.id = p.prompt_id
     join response chosen on chosen.id = p.chosen_id
     join response rejected on rejected.id = p.rejected_id
     join lateral (
       select jsonb_agg(jsonb_build_object(
         'annotator', d.annotator_id, 'verdict', d.verdict, 'day', (d.decided_at at time zone 'UTC')::date,
         'mode', d.mode, 'kind', q.kind, 'informed', d.informed, 'durationMs', d.duration_ms,
         'left', case when d.choice in ('left', 'right') then d.choice = 'left' end) order by d.decided_at, d.id) as decisions
       from standing_decision d join queue q on q.id = d.queue_id where d.pair_id = p.id) d on d.decisions is not null
     where p.id = any($1::int[])`,
    [ids],
  );
  return new Map(
    rows.map(({ id, margin, plots, ...pair }) => {
      const axis =
        plots === null ? null : (StoredPlots.safeParse(plots).data?.[pair.language]?.margin ?? null);
      const bin = axis && margin !== null ? binOf(margin, { ...axis, bins: axis.counts.length }) : null;
      return [id, { ...pair, bin }];
    }),
  );
}

/** What pairs are compared by: [["task", "math"], ["flag", "tie"], …]. */
const facets = `(
  jsonb_build_array(jsonb_build_array('task', prompt.task), jsonb_build_array('length',
    ${lengthOf("chosen.text", "rejected.text")}))
  || case when chosen.origin is null then '[]' else jsonb_build_array(jsonb_build_array('origin', chosen.origin)) end
  || coalesce((select jsonb_agg(jsonb_build_array('flag', flag) order by flag) from unnest(p.flags) flag), '[["flag", "none"]]'))`;

const types: Record<string, string> = {
  ...{
    run_id: "uuid",
    project_id: "uuid",
    annotator_id: "uuid",
    first_id: "uuid",
    second_id: "uuid",
    day: "date",
  },
  ...{ mode: '"Mode"', kind: '"QueueKind"', informed: "boolean", half: "int", bin: "int" },
  ...{
    first_verdict: '"Verdict"',
    second_verdict: '"Verdict"',
    language: "text",
    facet: "text",
    value: "text",
  },
  duration_ms: "bigint",
};

/** Adds to the rows of a table; a row that is not there yet is made. */
async function add(
  client: pg.PoolClient,
  table: KeptTable,
  changes: readonly { key: Row; add: Record<string, number> }[],
): Promise<void> {
  const keys: readonly string[] = keptCounts[table];
  const sums = Object.keys(changes[0]?.add ?? {});
  const columns = [...keys, ...sums];
  const identity = keys.filter((column) => column !== "project_id");
  await client.query(
    `insert into ${table} (${columns.join(", ")})
     select ${columns.join(", ")} from jsonb_to_recordset($1) r(${columns.map((name) => `${name} ${types[name] ?? "int"}`).join(", ")})
     on conflict (${identity.join(", ")}) do update set ${sums.map((name) => `${name} = ${table}.${name} + excluded.${name}`).join(", ")}`,
    [JSON.stringify(changes.map(({ key, add: by }) => ({ ...key, ...by })))],
  );
}
