import type pg from "pg";

type Place = { importId: string; projectId: string; userId: string };

/**
 * Stores the pairs of a pairs file, whose responses are stored already: for each method that the file names, one
 * finished run with the pairs that the project does not have yet. The number of pairs added; undefined for a file of
 * responses.
 */
export async function storePairs(
  client: pg.PoolClient,
  { importId, projectId, userId }: Place,
): Promise<number | undefined> {
  const { rows: methods } = await client.query<{ method: string }>(
    "select row->>'method' as method from import_pair where import_id = $1 group by 1 order by min(line)",
    [importId],
  );
  if (methods.length === 0) return undefined;
  let added = 0;
  for (const { method } of methods) {
    const { rows } = await client.query<{ id: string }>(
      `insert into run (project_id, created_by, method, parameters, state, finished_at)
       values ($1, $2, $3, jsonb_build_object('import', $4::text), 'done', now()) returning id`,
      [projectId, userId, method, importId],
    );
    const runId = rows[0]?.id;
    const { rowCount } = await client.query(insertPairs, [importId, projectId, runId, method]);
    if (rowCount) await countRun(client, runId);
    else await client.query("delete from run where id = $1", [runId]);
    added += rowCount ?? 0;
  }
  await warnOfFlips(client, importId, projectId);
  return added;
}

/** The pairs of one method with the rows that they name; $1 import, $2 project, $3 run, $4 method. */
const insertPairs = `
  insert into pair (project_id, run_id, prompt_id, language, reference_id, chosen_id, rejected_id, score_reference,
                    score_chosen, score_rejected, margin, support, flags, content_hash,
                    chosen_version, rejected_version, reference_version, human_edited)
  select $2::uuid, $3::uuid, p.id, i.row->>'language', reference.id, chosen.id, rejected.id,
         (i.row->'scores'->>'reference')::float8, (i.row->'scores'->>'chosen')::float8,
         (i.row->'scores'->>'rejected')::float8, (i.row->'scores'->>'margin')::float8,
         (i.row->'scores'->>'support')::float8, array(
           select flag from (
             select 1, flag from jsonb_array_elements_text(i.row->'flags') flag
             union all select 2, 'chosen-' || flag from unnest(chosen.flags) flag
             union all select 3, 'rejected-' || flag from unnest(rejected.flags) flag) as f (place, flag)
           order by place),
         sha256(coalesce(reference.content_hash, ''::bytea) || chosen.content_hash || rejected.content_hash),
         chosen.version, rejected.version, coalesce(reference.version, 1),
         'human_edited' in (chosen.provenance, rejected.provenance)
  from import_pair i
  join prompt p on p.project_id = $2 and p.key = i.row->>'prompt_id'
  join response chosen
    on chosen.prompt_id = p.id and chosen.language = i.row->>'language' and chosen.key = i.row->>'chosen'
  join response rejected
    on rejected.prompt_id = p.id and rejected.language = i.row->>'language' and rejected.key = i.row->>'rejected'
  left join response reference
    on reference.prompt_id = p.id and reference.language = 'en' and reference.key = i.row->>'reference'
  where i.import_id = $1 and i.row->>'method' = $4 and not exists (
    select 1 from pair o join run r on r.id = o.run_id
    where o.project_id = $2 and r.method = $4 and o.prompt_id = p.id and o.chosen_id = chosen.id
      and o.rejected_id = rejected.id)
  order by i.line
  on conflict (run_id, prompt_id, language, chosen_id, rejected_id) do nothing`;

async function countRun(client: pg.PoolClient, runId: string | undefined): Promise<void> {
  await client.query(
    `update run set (counts, prompts, prompts_done) = (
       select jsonb_object_agg(language, jsonb_build_object(
                'prompts', prompts, 'pairs', pairs, 'skips', '{}'::jsonb, 'flags', coalesce(flags, '{}'))),
              max(prompts), max(prompts)
       from (select language, count(distinct prompt_id) as prompts, count(*) as pairs
             from pair where run_id = $1 group by language) c
       left join (select language, jsonb_object_agg(flag, n) as flags
                  from (select language, flag, count(*) as n from pair, unnest(flags) flag
                        where run_id = $1 group by language, flag) f
                  group by language) flagged using (language))
     where id = $1`,
    [runId],
  );
}

/** The same two texts the other way round: one of the two pairs is upside down, and a person should look. */
async function warnOfFlips(client: pg.PoolClient, importId: string, projectId: string): Promise<void> {
  const flipped = `
    select distinct i.line from import_pair i
    join prompt p on p.project_id = $2 and p.key = i.row->>'prompt_id'
    join response c on c.prompt_id = p.id and c.language = i.row->>'language' and c.key = i.row->>'chosen'
    join response r on r.prompt_id = p.id and r.language = i.row->>'language' and r.key = i.row->>'rejected'
    join pair o on o.project_id = $2 and o.prompt_id = p.id and o.chosen_id = r.id and o.rejected_id = c.id
    where i.import_id = $1`;
  await client.query(
    `insert into import_problem (import_id, line, position, warning, code, "column", message)
     select $1::uuid, line, 20000000, true, 'pair-flipped', null,
            'The project has this pair the other way round.' from (${flipped}) f
     on conflict do nothing`,
    [importId, projectId],
  );
  await client.query(
    `update import set warnings = warnings || coalesce((
       select jsonb_build_object('pair-flipped', count(*)) from import_problem
       where import_id = $1 and code = 'pair-flipped' having count(*) > 0), '{}') where id = $1`,
    [importId],
  );
}
