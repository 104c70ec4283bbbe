import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { ResponseFlag } from "../../construct/flags";

/** Who changes texts, and how they came by the new ones. */
export type Writer = { projectId: string; userId: string; provenance: "imported" | "human_edited" };

export type TextChange = {
  responseId: number;
  text: string;
  flags: readonly ResponseFlag[];
  reason?: string;
  distance?: number | null;
  /** Made by the client, where a person wrote. */
  id?: string;
};

/**
 * Gives responses new texts, whose versions are kept beside the ones they had. What was known of the old text alone (its
 * vectors, scores, log-probabilities and gloss) goes, so that no run takes it for what is known of the new one. Their
 * pairs do not know of it until `refreshPairs`, which belongs into the same transaction, under `lockTexts`.
 */
export async function writeVersions(
  client: pg.PoolClient,
  { projectId, userId, provenance }: Writer,
  changes: readonly TextChange[],
): Promise<void> {
  const rows = JSON.stringify(
    changes.map(({ responseId, text, flags, reason = "", distance = null, id = randomUUID() }) => ({
      response_id: responseId,
      text,
      flags,
      reason,
      distance,
      id,
    })),
  );
  await client.query(
    `insert into response_version (response_id, version, project_id, text, content_hash, provenance)
     select id, version, project_id, text, content_hash, provenance from response
     where project_id = $1 and id = any(array(select c.response_id from ${changed("$2")})) and version = 1
     on conflict (response_id, version) do nothing`,
    [projectId, rows],
  );
  await client.query(moveFlags, [projectId, rows]);
  await client.query(
    `with written as (
       update response r set text = c.text, content_hash = sha256(convert_to(c.text, 'UTF8')), version = r.version + 1,
         provenance = $3::"Provenance", flags = array(select jsonb_array_elements_text(c.flags)), translation = null,
         scores = null, policy_logprob = null, reference_logprob = null
       from ${changed("$2")} where r.id = c.response_id and r.project_id = $1
       returning r.id, r.version, r.project_id, r.text, r.content_hash, r.provenance, c.reason, c.distance, c.id as made)
     insert into response_version (response_id, version, project_id, id, text, content_hash, provenance, edited_by,
                                   reason, distance, at)
     select id, version, project_id, made, text, content_hash, provenance, $4::uuid, reason, distance, now() from written`,
    [projectId, rows, provenance, userId],
  );
  await client.query(
    `delete from embedding where response_id = any(array(select c.response_id from ${changed("$1")}))`,
    [rows],
  );
}

const changed = (rows: string) =>
  `jsonb_to_recordset(${rows}::jsonb) as c (response_id int, text text, flags jsonb, reason text, distance int, id uuid)`;

/** The counts of flags per language, moved from what the texts were to what they become; $1 project, $2 changes. */
const moveFlags = `
  with moved as (
    select language, flag, sum(by) as by from (
      select r.language, unnest(r.flags) as flag, -1 as by
      from ${changed("$2")} join response r on r.id = c.response_id and r.project_id = $1
      union all
      select r.language, jsonb_array_elements_text(c.flags), 1
      from ${changed("$2")} join response r on r.id = c.response_id and r.project_id = $1) f
    group by language, flag having sum(by) <> 0)
  update response_tally t set flags = (
    select coalesce(jsonb_object_agg(flag, n) filter (where n > 0), '{}') from (
      select flag, sum(n::int) as n from (
        select * from jsonb_each_text(t.flags)
        union all select flag, by::text from moved m where m.language = t.language) as both_sides (flag, n)
      group by flag) summed)
  where t.project_id = $1 and t.language in (select language from moved)`;
