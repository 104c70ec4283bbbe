import { describe, expect, test } from "vitest";
import { annotate } from "../testing/test-annotator";
import { makeQueue } from "../testing/test-project";
import { sql, value, withTestDatabase } from "../testing/test-server";
import { MatrixPlace, readSiblingMatrix } from "./sibling-matrix";

withTestDatabase({ connections: 16 });

const languages = ["de", "fr", "ja"];

/** The verdicts that stand, counted anew from decisions and retractions. */
const recounted = (runId: string) =>
  sql<{ prompt_id: number; verdicts: Record<string, number[]> }>(
    `select prompt_id, jsonb_object_agg(language, n order by language) as verdicts
     from (
       select p.prompt_id, p.language, jsonb_build_array(
                count(*) filter (where d.verdict = 'accept'), count(*) filter (where d.verdict = 'swap'),
                count(*) filter (where d.verdict = 'reject')) as n
       from decision d join pair p on p.id = d.pair_id left join retraction r on r.decision_id = d.id
       where d.counted and r.id is null and p.run_id = $1 group by 1, 2) counts
     group by prompt_id order by prompt_id`,
    [runId],
  );

const kept = (runId: string) =>
  sql(
    `select prompt_id, (select jsonb_object_agg(key, value) from jsonb_each(verdicts) where value <> '[0, 0, 0]') as verdicts
     from sibling_tally where run_id = $1 and judged > 0 order by prompt_id`,
    [runId],
  );

/** What the word "dissent" means, said once more in another language than the database's. */
function dissentOf(verdicts: Record<string, number[]>): number {
  const said = Object.values(verdicts)
    .filter((counts) => counts.some((n) => n > 0))
    .map((counts) => {
      const most = Math.max(...counts);
      const at = counts.indexOf(most);
      return counts.lastIndexOf(most) === at ? at : null;
    });
  const alike = [0, 1, 2].map((verdict) => said.filter((of) => of === verdict).length);
  return said.length === 0 ? 0 : said.length - Math.max(1, ...alike);
}

describe("the verdicts of siblings", () => {
  test("that are kept equal a recount, after many people decided and took back at the same time", async () => {
    const queue = await makeQueue({ pairs: 4, languages, overlap: 3, annotators: 8 });
    await Promise.all(queue.annotators.map((_, at) => annotate(queue, at, 25, languages)));
    const counted = await recounted(queue.runId);
    expect(counted.length).toBeGreaterThan(1);
    expect(await kept(queue.runId)).toEqual(counted);
    const rows = await sql<{ verdicts: Record<string, number[]>; judged: number; dissent: number }>(
      "select verdicts, judged, dissent from sibling_tally where run_id = $1",
      [queue.runId],
    );
    for (const { verdicts, judged, dissent } of rows) {
      expect(dissent).toBe(dissentOf(verdicts));
      expect(judged).toBe(Object.values(verdicts).filter((counts) => counts.some((n) => n > 0)).length);
    }
  });

  test.each([
    ["{}", 0],
    ['{"de": [2, 1, 0]}', 0],
    ['{"de": [1, 1, 0]}', 0],
    ['{"de": [1, 0, 0], "fr": [3, 1, 0], "ja": [0, 0, 0]}', 0],
    ['{"de": [1, 0, 0], "fr": [1, 0, 0], "ja": [0, 1, 0]}', 1],
    ['{"de": [1, 0, 0], "fr": [0, 0, 1], "ja": [0, 1, 0]}', 2],
    ['{"de": [1, 0, 0], "fr": [1, 1, 0]}', 1],
  ])("%s differ in %i languages", async (verdicts, dissent) => {
    expect(await value("select sibling_dissent($1::jsonb)", [verdicts])).toBe(dissent);
    expect(dissentOf(JSON.parse(verdicts))).toBe(dissent);
  });

  test("that no decision of the time before the table had are found by the migration's own query", async () => {
    const queue = await makeQueue({ pairs: 3, languages, annotators: 2 });
    await annotate(queue, 0, 12, languages);
    const before = await kept(queue.runId);
    expect(before.length).toBeGreaterThan(0);
    await sql("delete from sibling_tally where run_id = $1", [queue.runId]);
    const [[backfill = ""] = [], [finish = ""] = []] = await migrationStatements();
    await sql(backfill.replace("where d.counted", `where p.run_id = '${queue.runId}' and d.counted`));
    await sql(finish);
    expect(await kept(queue.runId)).toEqual(before);
  });
});

async function migrationStatements(): Promise<string[][]> {
  const { readdirSync, readFileSync } = await import("node:fs");
  const folder = new URL("../../../prisma/migrations/", import.meta.url);
  const name = readdirSync(folder).find((name) => name.endsWith("_siblings"));
  const text = readFileSync(new URL(`${name}/migration.sql`, folder), "utf8");
  const found = [
    /insert into sibling_tally \(run_id[^$]*?group by run_id, prompt_id, project_id;/,
    /update sibling_tally set judged[^;]*;/,
  ].map((pattern) => [pattern.exec(text.slice(text.indexOf("-- What was decided before")))?.[0] ?? ""]);
  return found;
}

describe("the matrix", () => {
  test("has the prompts that differ, most split first, in pages that join without a gap", async () => {
    const queue = await makeQueue({ pairs: 120, languages });
    await sql(`update sibling_tally set dissent = 0 where run_id = $1`, [queue.runId]);
    await sql(
      `insert into sibling_tally (run_id, prompt_id, project_id, verdicts, judged, dissent)
       select run_id, prompt_id, project_id, v, sibling_judged(v), sibling_dissent(v)
       from (select distinct run_id, prompt_id, project_id, case prompt_id % 4
               when 0 then '{"de": [1, 0, 0], "fr": [1, 0, 0], "ja": [0, 1, 0]}'
               when 1 then '{"de": [1, 0, 0], "fr": [0, 0, 1], "ja": [0, 1, 0]}'
               when 2 then '{"de": [1, 0, 0], "fr": [1, 0, 0]}'
               else '{"de": [0, 1, 0], "fr": [1, 0, 0]}' end::jsonb as v
             from pair where run_id = $1) p`,
      [queue.runId],
    );
    const read = (after: string | null) =>
      readSiblingMatrix(queue.projectId, queue.runId, after === null ? null : MatrixPlace.parse(after));
    const [first, second] = [await read(null), await read((await read(null)).next)];
    expect(first.languages).toEqual(languages);
    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 40, null]);
    const rows = [...first.rows, ...second.rows];
    expect(rows.map(({ dissent, judged }) => [dissent, judged])).toEqual([
      ...Array(30).fill([2, 3]),
      ...Array(30).fill([1, 3]),
      ...Array(30).fill([1, 2]),
    ]);
    expect(new Set(rows.map(({ promptId }) => promptId)).size).toBe(90);
    const [row] = rows;
    expect(row?.cells.ja).toMatchObject({ verdicts: { accept: 0, swap: 1, reject: 0 }, waiting: true });
    expect(row?.cells.ja?.pairIds).toHaveLength(1);
  });
});
