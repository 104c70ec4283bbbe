import type pg from "pg";
import { inTransaction } from "../db";
import { storePairs } from "./import-pairs";

/** The second pass: everything the file adds, in one transaction; the same rows again add nothing. */
export async function storeImport(importId: string, projectId: string, userId: string): Promise<void> {
  // Rows that have just come are unknown to the planner, which then looks at all of them for each prompt: minutes, for a
  // few thousand long texts. In a transaction of its own, because the next one may last, and this locks out its like.
  await inTransaction((client) => client.query("analyze import_row, import_pair"));
  await inTransaction(async (client) => {
    const { rows: begun } = await client.query<{ kind: "prompts" | "responses" | "pairs" }>(
      "select kind from import where id = $1 and state = 'storing' for update",
      [importId],
    );
    const kind = begun[0]?.kind;
    if (!kind) return;
    // One import of a project at a time: two with new prompts in common would wait for each other's rows.
    await client.query("select pg_advisory_xact_lock(hashtextextended($1, 1))", [projectId]);
    const stored = await storeRows(client, importId, projectId);
    const pairs = await storePairs(client, { importId, projectId, userId });
    const { rows } = await client.query<{ total: number }>(
      `select count(*)::int as total from ${pairs === undefined ? "import_row" : "import_pair"} where import_id = $1`,
      [importId],
    );
    const added = pairs ?? stored[kind === "prompts" ? "prompts" : "responses"];
    await client.query(
      `update import set state = 'done', finished_at = now(), added_rows = $2, present_rows = $3 where id = $1`,
      [importId, added, (rows[0]?.total ?? 0) - added],
    );
    await forgetRows(client, importId);
    await client.query(
      `insert into audit_event (user_id, project_id, action, object, detail)
       values ($1, $2, 'import.stored', $3, jsonb_build_object('added', $4::int))`,
      [userId, projectId, importId, added],
    );
  });
}

/** Lines that wait for their file, once it is stored or refused. */
export async function forgetRows(client: pg.PoolClient, importId: string): Promise<void> {
  await client.query("delete from import_row where import_id = $1", [importId]);
  await client.query("delete from import_pair where import_id = $1", [importId]);
}

type Stored = { prompts: number; responses: number };

/** What is new: texts of prompts (a file of prompts has one in each row), and responses. */
async function storeRows(client: pg.PoolClient, importId: string, projectId: string): Promise<Stored> {
  const ids = [importId, projectId];
  await client.query(
    `insert into prompt (project_id, key, task)
     select $2::uuid, row->>'prompt_id', (array_agg(row->>'task' order by line))[1]::"Task"
     from import_row where import_id = $1 group by row->>'prompt_id' order by min(line)
     on conflict (project_id, key) do nothing`,
    ids,
  );
  const { rowCount: prompts } = await client.query(
    `insert into prompt_text (prompt_id, project_id, language, text, messages, gold)
     select distinct on (p.id, i.row->>'language') p.id, $2::uuid, i.row->>'language', ${promptText("i.row->'prompt'")},
            ${promptMessages("i.row->'prompt'")}, i.row->>'gold'
     from import_row i join prompt p on p.project_id = $2 and p.key = i.row->>'prompt_id'
     where i.import_id = $1 and i.row->'prompt' is not null order by p.id, i.row->>'language', i.line, i.part
     on conflict (prompt_id, language) do nothing`,
    ids,
  );
  // The English text that rows of other languages bring along, for prompts without an English row.
  await client.query(
    `insert into prompt_text (prompt_id, project_id, language, text, messages, gold)
     select distinct on (p.id) p.id, $2::uuid, 'en', ${promptText("i.row->'prompt_en'")},
            ${promptMessages("i.row->'prompt_en'")}, i.row->>'gold'
     from import_row i join prompt p on p.project_id = $2 and p.key = i.row->>'prompt_id'
     where i.import_id = $1 and i.row->>'prompt_en' is not null order by p.id, i.line
     on conflict (prompt_id, language) do nothing`,
    ids,
  );
  const { rowCount: responses } = await client.query(
    `insert into response (project_id, prompt_id, language, key, text, content_hash, model, origin, translation,
                           scores, policy_logprob, reference_logprob, meta, flags, import_id)
     select $2::uuid, p.id, i.row->>'language', i.row->>'response_id', i.row->>'response',
            sha256(convert_to(i.row->>'response', 'UTF8')), i.row->>'model', (i.row->>'origin')::"Origin",
            i.row->>'translation', nullif(i.row->'scores', 'null'), (i.row->>'policy_logprob')::float8,
            (i.row->>'reference_logprob')::float8, nullif(i.row->'meta', 'null'),
            array(select jsonb_array_elements_text(i.row->'flags')), $1::uuid
     from import_row i join prompt p on p.project_id = $2 and p.key = i.row->>'prompt_id'
     where i.import_id = $1 and i.row ? 'response_id' order by i.line, i.part
     on conflict (prompt_id, language, key) do nothing`,
    ids,
  );
  await client.query(
    `insert into embedding (response_id, project_id, model, vector)
     select r.id, $2::uuid, 'imported', i.vector
     from import_row i
     join prompt p on p.project_id = $2 and p.key = i.row->>'prompt_id'
     join response r on r.prompt_id = p.id and r.language = i.row->>'language' and r.key = i.row->>'response_id'
     where i.import_id = $1 and i.vector is not null
     on conflict (response_id, model) do nothing`,
    ids,
  );
  await client.query(
    `insert into response_tally (project_id, language, prompts, responses, flags)
     select $2::uuid, language, count(distinct prompt_id), count(*), coalesce(flagged.flags, '{}')
     from response left join (
       select language, jsonb_object_agg(flag, n) as flags
       from (select language, flag, count(*) as n from response, unnest(flags) flag
             where import_id = $1 group by language, flag) f
       group by language) flagged using (language)
     where import_id = $1 group by language, flagged.flags
     on conflict (project_id, language) do update set responses = response_tally.responses + excluded.responses,
       flags = coalesce((
         select jsonb_object_agg(flag, n)
         from (select flag, sum(n::int) as n
               from (select * from jsonb_each_text(response_tally.flags)
                     union all select * from jsonb_each_text(excluded.flags)) as both_sides (flag, n)
               group by flag) summed), '{}'),
       prompts = (select count(distinct prompt_id) from response r
                  where r.project_id = $2 and r.language = excluded.language)`,
    ids,
  );
  return { prompts: prompts ?? 0, responses: responses ?? 0 };
}

/** A prompt of several turns is shown as its last one; the turns are kept beside it. */
export function promptText(field: string): string {
  return `case jsonb_typeof(${field}) when 'array' then ${field}->-1->>'content' else ${field}#>>'{}' end`;
}

export function promptMessages(field: string): string {
  return `case jsonb_typeof(${field}) when 'array' then ${field} end`;
}
