import type pg from "pg";

/** `queues` are in the order in which they were opened; the second half of them asks for two judgements of a pair. */
export type Seeded = { projectId: string; queues: string[]; languages: string[]; people: Person[] };
export type Person = { userId: string; sessionId: string };

const languages = ["de", "sw", "ar", "ja"];
const queueCount = 4;

/**
 * A project of `pairs` pairs: prompts in four languages with two responses each, of which four runs made pairs, each
 * given out in a queue. Half of every queue is decided already, in the queue's order, by the same `people`.
 */
export async function seedProject(
  client: pg.ClientBase,
  { pairs, people: wanted }: { pairs: number; people: number },
): Promise<Seeded> {
  const one = async (sql: string, values: unknown[] = []) => {
    const { rows } = await client.query<{ id: string }>(sql, values);
    return rows[0]?.id ?? "";
  };
  const prompts = Math.ceil(pairs / (languages.length * queueCount));
  const projectId = await one("insert into project (name) values ($1) returning id", [`${pairs} pairs`]);
  const { rows: people } = await client.query<Person>(
    `with users as (
       insert into "user" (name) select 'Bench ' || $1::uuid || ' ' || n from generate_series(1, $2::int) n returning id),
     members as (
       insert into member (project_id, user_id, role, languages) select $1, id, 'annotator', $3::text[] from users)
     insert into session (user_id) select id from users returning user_id as "userId", id as "sessionId"`,
    [projectId, wanted, languages],
  );
  await client.query(
    `with prompts as (
       insert into prompt (project_id, key, task)
       select $1, 'p' || n, 'general' from generate_series(1, $2::int) n returning id, key),
     texts as (
       insert into prompt_text (prompt_id, project_id, language, text)
       select id, $1, language, 'What is ' || key || ' in ' || language || '?' || repeat(' Why?', 20)
       from prompts, unnest($3::text[] || '{en}'::text[]) language)
     insert into response (project_id, prompt_id, language, key, text, content_hash)
     select $1, p.id, language, kind, kind || ' answer to ' || key || ' in ' || language || repeat(' and so on', 40),
            decode(md5(kind || key || language), 'hex')
     from prompts p, (select language, kind from unnest($3::text[]) language, unnest('{good,bad}'::text[]) kind
                      union all select 'en', 'reference') r`,
    [projectId, prompts, languages],
  );
  const queues: string[] = [];
  for (let n = 1; n <= queueCount; n += 1) {
    const runId = await one(
      `insert into run (project_id, created_by, method, parameters, state)
       values ($1, $2, 'cm-align', jsonb_build_object('bench', $3::int), 'done') returning id`,
      [projectId, people[0]?.userId, n],
    );
    await client.query(
      `insert into pair (project_id, run_id, prompt_id, language, reference_id, chosen_id, rejected_id,
                         score_chosen, score_rejected, margin, content_hash)
       select $1, $2, good.prompt_id, good.language, reference.id, good.id, bad.id, 0.75, 0.25, 0.5, good.content_hash
       from response good
       join response bad on bad.prompt_id = good.prompt_id and bad.language = good.language and bad.key = 'bad'
       join response reference on reference.prompt_id = good.prompt_id and reference.key = 'reference'
       where good.project_id = $1 and good.key = 'good' order by good.prompt_id, good.language`,
      [projectId, runId],
    );
    const wantedOfEach = n > queueCount / 2 ? 2 : 1;
    const queueId = await one(
      `insert into queue (project_id, run_id, created_by, name, mode, overlap)
       values ($1, $2, $3, 'Bench', 'blind', $4) returning id`,
      [projectId, runId, people[0]?.userId, wantedOfEach],
    );
    await client.query(
      `insert into assignment (project_id, queue_id, pair_id, language, wanted, priority)
       select $1, $2, id, language, $3::int, row_number() over (order by id) from pair where run_id = $4 order by id`,
      [projectId, queueId, wantedOfEach, runId],
    );
    await decideHalf(client, queueId, people);
    queues.push(queueId);
  }
  return { projectId, queues, languages, people };
}

/** As annotators would have left it, dead rows of the index included; the server cleans up behind it, as in life. */
async function decideHalf(client: pg.ClientBase, queueId: string, people: readonly Person[]): Promise<void> {
  // Counted at once below: the trigger, half a million times, would take longer than all else here.
  await client.query("alter table decision disable trigger decision_sibling_tally");
  await client.query(
    `insert into decision (id, project_id, queue_id, assignment_id, pair_id, annotator_id, verdict, mode, choice,
                           chosen_left, duration_ms, content_hash, guideline_version, counted)
     select gen_random_uuid(), a.project_id, a.queue_id, a.id, a.pair_id, ($2::uuid[])[1 + a.pair_id % $3::int],
            'accept', 'blind', 'left', true, 9000, '\\x00', 1, true
     from assignment a
     where a.queue_id = $1 and a.priority <= (select max(priority) / 2 from assignment where queue_id = $1)`,
    [queueId, people.map(({ userId }) => userId), people.length],
  );
  await client.query("alter table decision enable trigger decision_sibling_tally");
  await client.query(
    `insert into sibling_tally (run_id, prompt_id, project_id, verdicts, judged)
     select p.run_id, p.prompt_id, p.project_id, jsonb_object_agg(p.language, '[1, 0, 0]'::jsonb), count(*)
     from decision d join pair p on p.id = d.pair_id where d.queue_id = $1
     group by p.run_id, p.prompt_id, p.project_id`,
    [queueId],
  );
  await client.query(
    `update assignment a set state = 'done', annotator_id = d.annotator_id, decision_id = d.id
     from decision d where d.queue_id = $1 and d.assignment_id = a.id`,
    [queueId],
  );
  await client.query(
    `insert into assignment (project_id, queue_id, pair_id, language, slot, wanted, priority)
     select project_id, queue_id, pair_id, language, 2, wanted, priority from assignment
     where queue_id = $1 and state = 'done' and wanted > 1 order by id`,
    [queueId],
  );
  await client.query(
    `update tally t set accepted = n.done
     from (select language, count(*) as done from assignment where queue_id = $1 and state = 'done' group by 1) n
     where t.queue_id = $1 and t.language = n.language`,
    [queueId],
  );
}
