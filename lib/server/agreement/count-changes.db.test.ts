import { expect, test } from "vitest";
import { annotate } from "../testing/test-annotator";
import { makeQueue, type TestQueue } from "../testing/test-project";
import { sql, withTestDatabase } from "../testing/test-server";
import { countChanges } from "./count-changes";

withTestDatabase({ connections: 16 });

const languages = ["de", "fr"];
const verdicts = ["accept", "swap", "reject"].map(
  (verdict) => `count(*) filter (where d.verdict = '${verdict}')::int`,
);
const [accepted, swapped, rejected] = verdicts;

/** Each kept table, and the same counted anew from the decisions that stand. */
const recounts: Record<string, string> = {
  agreement_cell: `
    select d.language, d.annotator_id::text, (d.decided_at at time zone 'UTC')::date::text as day, d.mode::text, q.kind::text,
           d.informed, ${accepted} as accepted, ${swapped} as swapped, ${rejected} as rejected,
           sum(d.duration_ms)::int as duration_ms, count(*) filter (where d.choice = 'left')::int as left_chosen,
           count(*) filter (where d.choice in ('left', 'right'))::int as sided
    from standing_decision d join queue q on q.id = d.queue_id where d.run_id = $1 group by 1, 2, 3, 4, 5, 6`,
  agreement_margin: `
    select d.language, d.annotator_id::text, d.pair_id % 2 as half, width_bucket(p.margin, 0, 1, 4) - 1 as bin,
           ${accepted} as accepted, ${swapped} as swapped, ${rejected} as rejected
    from standing_decision d join pair p on p.id = d.pair_id where d.run_id = $1 group by 1, 2, 3, 4`,
  agreement_facet: `
    select d.language, f.facet, f.value, ${accepted} as accepted, ${swapped} as swapped, ${rejected} as rejected
    from standing_decision d join pair p on p.id = d.pair_id
    join response c on c.id = p.chosen_id join response r on r.id = p.rejected_id join prompt on prompt.id = p.prompt_id
    cross join lateral (values ('task', prompt.task::text),
      ('length', case when length(c.text) > 1.25 * length(r.text) then 'longer'
                      when length(c.text) * 1.25 < length(r.text) then 'shorter' else 'similar' end),
      ('flag', coalesce(p.flags[1], 'none'))) f(facet, value)
    where d.run_id = $1 group by 1, 2, 3`,
  agreement_meeting: `
    select d.language, d.annotator_id::text as first_id, o.annotator_id::text as second_id, d.verdict::text as first_verdict,
           o.verdict::text as second_verdict, count(*)::int as pairs
    from standing_decision d join standing_decision o on o.pair_id = d.pair_id and d.annotator_id::text < o.annotator_id::text
    where d.run_id = $1 group by 1, 2, 3, 4, 5`,
  agreement_unit: `
    select language, accepted, swapped, rejected, count(*)::int as pairs
    from (select d.language, d.pair_id, ${accepted} as accepted, ${swapped} as swapped, ${rejected} as rejected
          from standing_decision d where d.run_id = $1 group by 1, 2) n group by 1, 2, 3, 4`,
};

async function expectRecount(runId: string): Promise<void> {
  for (const [table, query] of Object.entries(recounts)) {
    const counted = await sql<Record<string, unknown>>(query, [runId]);
    const columns = Object.keys(counted[0] ?? { language: "" });
    const casts = columns.map((name) =>
      /_id$|day|mode|kind|_verdict/.test(name)
        ? `${name}::text`
        : name === "duration_ms"
          ? `${name}::int`
          : `"${name}"`,
    );
    const sums = columns.filter(
      (name) =>
        /^(accepted|swapped|rejected|pairs)$/.test(name) && (table !== "agreement_unit" || name === "pairs"),
    );
    const kept = await sql(
      `select ${casts.join(", ")} from ${table} where run_id = $1 and (${sums.map((name) => `${name} <> 0`).join(" or ") || "false"})`,
      [runId],
    );
    const inOrder = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
    expect(inOrder(kept), table).toEqual(inOrder(counted));
    expect(
      await sql(`select 1 from ${table} where ${sums.map((name) => `${name} < 0`).join(" or ") || "false"}`),
      table,
    ).toEqual([]);
  }
}

async function makeJudged(): Promise<TestQueue> {
  const queue = await makeQueue({ pairs: 12, languages, overlap: 3, annotators: 5 });
  const histogram = {
    from: 0,
    to: 1,
    counts: [0, 0, 12, 0],
    below: 0,
    above: 0,
    n: 12,
    min: 0.5,
    median: 0.5,
    max: 0.5,
  };
  const plots = Object.fromEntries(
    languages.map((language) => [language, { margin: histogram, chosen: null, rejected: null }]),
  );
  await sql("update run set plots = $2 where id = $1", [queue.runId, JSON.stringify(plots)]);
  return queue;
}

test("kept counts equal a recount while people decide and take back at the same time", async () => {
  const queue = await makeJudged();
  const counting = { on: true };
  const worker = (async () => {
    while (counting.on) await countChanges();
  })();
  await Promise.all(queue.annotators.map((_, at) => annotate(queue, at, 20, languages)));
  counting.on = false;
  await worker;
  await countChanges();
  expect(
    (
      await sql(
        "select 1 from agreement_unit where run_id = $1 and pairs > 0 and accepted + swapped + rejected > 1",
        [queue.runId],
      )
    ).length,
  ).toBeGreaterThan(0);
  await expectRecount(queue.runId);
});

test("a pair that is retired, or whose text changed, leaves the counts, and comes back with them", async () => {
  const queue = await makeJudged();
  await annotate(queue, 0, 15, languages);
  await annotate(queue, 1, 15, languages);
  await countChanges();
  const [some, other] = await sql<{ id: number }>(
    "select distinct pair_id as id from standing_decision where run_id = $1 order by 1 limit 2",
    [queue.runId],
  );
  await sql("update pair set retired_at = now(), flags = '{tie}' where id = $1", [some?.id]);
  await sql("update pair set content_hash = sha256('x'), chosen_version = chosen_version + 1 where id = $1", [
    other?.id,
  ]);
  await countChanges();
  await expectRecount(queue.runId);
  expect(
    await sql("select 1 from agreement_pair where pair_id = any($1::int[])", [[some?.id, other?.id]]),
  ).toEqual([]);
  await sql("update pair set retired_at = null where id = $1", [some?.id]);
  await countChanges();
  await expectRecount(queue.runId);
  expect(
    await sql(
      "select 1 from agreement_facet where run_id = $1 and value = 'tie' and accepted + swapped + rejected > 0",
      [queue.runId],
    ),
  ).toHaveLength(languages.length > 1 ? 1 : 0);
});

test("counting everything anew changes nothing", async () => {
  const queue = await makeJudged();
  await annotate(queue, 2, 20, languages);
  await countChanges();
  await sql("insert into agreement_change (pair_id) select pair_id from agreement_pair");
  expect(await countChanges()).toBeGreaterThan(0);
  await expectRecount(queue.runId);
  expect(await countChanges()).toBe(0);
});
