import { expect, test } from "vitest";
import { formatNamed, formats } from "../release/formats/formats";
import type { Choice } from "../review/choice";
import { type ExportReport, exportLines } from "./export";
import { claim } from "./review/claims";
import { decide } from "./review/decisions";
import { retract } from "./review/retractions";
import { chosenSide, makeQueue, type Person, request, type TestQueue } from "./testing/test-project";
import { sql, value, withTestDatabase } from "./testing/test-server";

withTestDatabase({ connections: 16 });

type Row = Record<string, unknown> & { chosen: { content: string }[]; rejected: { content: string }[] };

async function exported({ projectId }: { projectId: string }, languages: string[] | null = null) {
  const report: ExportReport = { rows: {}, leftOut: {} };
  let text = "";
  for await (const lines of exportLines({ projectId, languages }, report)) text += lines;
  const rows = text
    .split("\n")
    .slice(0, -1)
    .map((line): Row => JSON.parse(line));
  return { text, rows, report };
}

type Wish = "accept" | "swap" | "reject";

/** Decides the person's next pairs as wished; the ids of the decisions. */
async function judge(
  queue: TestQueue,
  { userId, membership }: Person,
  wishes: Wish[],
  language = "de",
): Promise<string[]> {
  const { pairs } = await claim(userId, membership, {
    queueId: queue.queueId,
    language,
    count: wishes.length,
  });
  const ids: string[] = [];
  for (const [index, pair] of pairs.entries()) {
    const side = chosenSide(pair);
    const other = side === "left" ? "right" : "left";
    const choice: Choice = wishes[index] === "reject" ? "both-bad" : wishes[index] === "swap" ? other : side;
    const body = request(pair, choice);
    await decide(userId, membership, queue.queueId, body);
    ids.push(body.id);
  }
  return ids;
}

test("holds accepted pairs as the method made them, swapped ones turned round, and no others", async () => {
  const queue = await makeQueue({ pairs: 4 });
  await judge(queue, queue.one, ["accept", "swap", "reject"]);
  const { rows, report } = await exported(queue);
  expect(report).toEqual({ rows: { de: 2 }, leftOut: {} });
  const [accepted, swapped] = rows;
  expect(accepted).toMatchObject({
    decision: "accept",
    score_chosen: 0.75,
    score_rejected: 0.25,
    score_margin: 0.5,
    chosen_response_id: "key-good",
    rejected_response_id: "key-bad",
    reference_response_id: "key-reference",
    n_reviews: 1,
    method: "cm-align",
    run_id: queue.runId,
  });
  expect(accepted?.chosen[0]?.content).toMatch(/^good /);
  expect(accepted?.rejected[0]?.content).toMatch(/^bad /);
  expect(swapped).toMatchObject({
    decision: "swap",
    score_chosen: 0.25,
    score_rejected: 0.75,
    score_margin: -0.5,
    chosen_response_id: "key-bad",
    rejected_response_id: "key-good",
  });
  expect(swapped?.chosen[0]?.content).toMatch(/^bad /);
  expect(swapped?.rejected[0]?.content).toMatch(/^good /);
});

test("drops a pair whose decision was taken back, and has it again when it is decided anew", async () => {
  const queue = await makeQueue({ pairs: 1 });
  const [id = ""] = await judge(queue, queue.one, ["accept"]);
  await retract(queue.one.userId, queue.one.membership, id, crypto.randomUUID());
  expect((await exported(queue)).text).toBe("");
  await judge(queue, queue.one, ["swap"]);
  expect((await exported(queue)).rows).toMatchObject([{ decision: "swap" }]);
});

test("leaves out every pair on which two people disagree, and counts their reviews where they agree", async () => {
  const queue = await makeQueue({ pairs: 5, overlap: 2 });
  await judge(queue, queue.one, ["accept", "accept", "accept", "swap", "accept"]);
  await judge(queue, queue.other, ["accept", "swap", "reject", "swap"]);
  const { rows } = await exported(queue);
  expect(rows.map(({ decision, n_reviews }) => [decision, n_reviews])).toEqual([
    ["accept", 2],
    ["swap", 2],
    ["accept", 1],
  ]);
});

test("leaves out what is not counted: a late decision changes nothing", async () => {
  const queue = await makeQueue({ pairs: 1 });
  const { userId, membership } = queue.one;
  const [late] = (await claim(userId, membership, { queueId: queue.queueId, language: "de", count: 1 }))
    .pairs;
  if (!late) throw new Error("no pair");
  await sql(
    "update assignment set state = 'open', lapsed_id = annotator_id, annotator_id = null, leased_until = null where id = $1",
    [late.assignmentId],
  );
  await judge(queue, queue.other, ["accept"]);
  expect((await decide(userId, membership, queue.queueId, request(late, "both-bad"))).counted).toBe(false);
  expect((await exported(queue)).rows).toMatchObject([{ decision: "accept", n_reviews: 1 }]);
});

test("leaves out a retired pair, and has it again when it is back", async () => {
  const queue = await makeQueue({ pairs: 2 });
  await judge(queue, queue.one, ["accept", "accept"]);
  const retire =
    "update pair set retired_at = $2 where id = (select min(id) from pair where project_id = $1)";
  await sql(retire, [queue.projectId, new Date()]);
  expect((await exported(queue)).rows).toHaveLength(1);
  await sql(retire, [queue.projectId, null]);
  expect((await exported(queue)).rows).toHaveLength(2);
});

test("leaves out a pair whose text is no longer the one that was judged", async () => {
  const queue = await makeQueue({ pairs: 2 });
  await judge(queue, queue.one, ["accept", "swap"]);
  await sql(
    "update pair set chosen_version = 2, content_hash = sha256('changed') where id = (select min(id) from pair where project_id = $1)",
    [queue.projectId],
  );
  expect((await exported(queue)).rows).toMatchObject([{ decision: "swap" }]);
});

test("does not take what was judged as gold for an approval", async () => {
  const queue = await makeQueue({ pairs: 2 });
  const [gold] = (
    await claim(queue.one.userId, queue.one.membership, { queueId: queue.queueId, language: "de", count: 2 })
  ).pairs;
  if (!gold) throw new Error("no pair");
  await sql("update assignment set purpose = 'gold', slot = 1001, wanted = 1 where id = $1", [
    gold.assignmentId,
  ]);
  await sql(
    `with d as (
       insert into decision (id, project_id, queue_id, assignment_id, pair_id, annotator_id, verdict, mode, choice, chosen_left,
                             duration_ms, content_hash, guideline_version, counted, purpose)
       select gen_random_uuid(), a.project_id, a.queue_id, a.id, a.pair_id, $2, 'accept', 'blind', 'left', true, 1, p.content_hash, 1, true, 'gold'
       from assignment a join pair p on p.id = a.pair_id where a.id = $1 returning id, assignment_id)
     update assignment a set state = 'done', leased_until = null, decision_id = d.id from d where d.assignment_id = a.id`,
    [gold.assignmentId, queue.one.userId],
  );
  expect((await exported(queue)).rows).toEqual([]);
});

test("holds the languages that were asked for, and nothing of another project", async () => {
  const queue = await makeQueue({ pairs: 2, languages: ["de", "ja", "sw"] });
  for (const language of ["de", "ja", "sw"]) await judge(queue, queue.one, ["accept", "accept"], language);
  const other = await makeQueue({ pairs: 2 });
  await judge(other, other.one, ["accept", "accept"]);
  const languages = (rows: Row[]) => rows.map(({ language }) => language);
  expect(languages((await exported(queue)).rows)).toEqual(["de", "de", "ja", "ja", "sw", "sw"]);
  expect(languages((await exported(queue, ["ja"])).rows)).toEqual(["ja", "ja"]);
  expect(languages((await exported(queue, ["fr"])).rows)).toEqual([]);
  expect(languages((await exported(other)).rows)).toEqual(["de", "de"]);
});

test("is the same, byte for byte, as long as nothing changes, in whatever order rows lie on disk", async () => {
  const queue = await makeQueue({ pairs: 300, languages: ["de", "ja"] });
  for (const language of ["de", "ja"]) await judge(queue, queue.one, Array(60).fill("accept"), language);
  const first = await exported(queue);
  expect(first.rows).toHaveLength(120);
  await sql("update pair set margin = margin where project_id = $1 and id % 3 = 0", [queue.projectId]);
  await sql("update response set text = text where project_id = $1 and id % 2 = 0", [queue.projectId]);
  await sql("vacuum full pair");
  expect((await exported(queue)).text).toBe(first.text);
});

test("escapes the separators that some readers break lines at", async () => {
  const queue = await makeQueue({ pairs: 1 });
  await judge(queue, queue.one, ["accept"]);
  const text = "good one\u2028two\u2029three\u0085four\nfive\r\nsix \u202e bidi";
  await sql("update response set text = $2 where project_id = $1 and key = 'key-good'", [
    queue.projectId,
    text,
  ]);
  const { text: file, rows } = await exported(queue);
  expect(file).toContain("one\\u2028two\\u2029three\\u0085four\\nfive");
  expect(file.match(/[\u2028\u2029\u0085\r]/g)).toBeNull();
  expect(rows[0]?.chosen[0]?.content).toBe(text);
});

test("leaves out, and counts, pairs that a trainer would misread", async () => {
  const queue = await makeQueue({ pairs: 2 });
  await judge(queue, queue.one, ["accept", "accept"]);
  await sql(
    "update response set text = '  ' where id = (select min(chosen_id) from pair where project_id = $1)",
    [queue.projectId],
  );
  await sql(
    `update response set text = (select text from response where id = (select max(rejected_id) from pair where project_id = $1)) || E'\\n'
     where id = (select max(chosen_id) from pair where project_id = $1)`,
    [queue.projectId],
  );
  const { text, report } = await exported(queue);
  expect(text).toBe("");
  expect(report).toEqual({ rows: {}, leftOut: { "empty-text": 1, "identical-texts": 1 } });
});

test("is one moment of the database while five people decide: a whole row for each pair approved by then", async () => {
  const queue = await makeQueue({ pairs: 150, annotators: 5 });
  let deciding = true;
  const writers = queue.annotators.map(async (person) => {
    for (let round = 0; round < 10; round += 1) {
      await judge(queue, person, ["accept", "swap", "accept"]);
      await judge(queue, person, ["reject"]);
    }
  });
  const writing = Promise.all(writers).finally(() => {
    deciding = false;
  });
  let last = 0;
  let exports = 0;
  while (deciding) {
    const before = await approved(queue);
    const { rows } = await exported(queue);
    const after = await approved(queue);
    expect(rows.length).toBeGreaterThanOrEqual(before);
    expect(rows.length).toBeLessThanOrEqual(after);
    expect(rows.length).toBeGreaterThanOrEqual(last);
    last = rows.length;
    exports += 1;
  }
  await writing;
  expect(exports).toBeGreaterThan(3);
  const { rows } = await exported(queue);
  expect(rows.length).toBe(await approved(queue));
  expect(new Set(rows.map(({ pair_id }) => pair_id)).size).toBe(rows.length);
});

test("does not see what is decided after its first line was read", async () => {
  const queue = await makeQueue({ pairs: 450, annotators: 2 });
  await sql(
    `with d as (
       insert into decision (id, project_id, queue_id, assignment_id, pair_id, annotator_id, verdict, mode, choice, chosen_left,
                             duration_ms, content_hash, guideline_version, counted)
       select gen_random_uuid(), a.project_id, queue_id, a.id, pair_id, $2, 'accept', 'blind', 'left', true, 1, content_hash, 1, true
       from assignment a join pair p on p.id = a.pair_id where queue_id = $1 and a.priority <= 440 returning id, assignment_id, annotator_id)
     update assignment a set state = 'done', annotator_id = d.annotator_id, decision_id = d.id from d where d.assignment_id = a.id`,
    [queue.queueId, queue.one.userId],
  );
  const lines = exportLines({ projectId: queue.projectId, languages: null }, { rows: {}, leftOut: {} });
  let text = (await lines.next()).value ?? "";
  await judge(queue, queue.other, ["accept", "accept", "accept"]);
  for await (const more of lines) text += more;
  expect(text.split("\n")).toHaveLength(441);
  expect((await exported(queue)).rows).toHaveLength(443);
});

test("gives its connection back when the reader leaves in the middle", async () => {
  const queue = await makeQueue({ pairs: 2 });
  await judge(queue, queue.one, ["accept", "accept"]);
  for (let n = 0; n < 40; n += 1) {
    const lines = exportLines({ projectId: queue.projectId, languages: null }, { rows: {}, leftOut: {} });
    await lines.next();
    await lines.return(undefined);
  }
  expect((await exported(queue)).rows).toHaveLength(2);
});

function approved({ queueId }: TestQueue): Promise<number> {
  return value("select sum(accepted + swapped)::int from tally where queue_id = $1", [queueId]);
}

test("every format holds the same approved pairs, as lines or as one array, and counts what it cannot hold", async () => {
  const queue = await makeQueue({ pairs: 3 });
  await judge(queue, queue.one, ["accept", "swap", "reject"]);
  for (const format of formats) {
    const report: ExportReport = { rows: {}, leftOut: {} };
    let text = "";
    for await (const part of exportLines({ projectId: queue.projectId, languages: null }, report, format))
      text += part;
    const rows =
      format.file === "json"
        ? JSON.parse(text)
        : text
            .trimEnd()
            .split("\n")
            .map((line) => JSON.parse(line));
    expect(report.rows, format.name).toEqual({ de: 2 });
    expect(rows, format.name).toHaveLength(format.name === "trl-unpaired" ? 4 : 2);
  }
});

test("an export of nothing is an empty array where the format is one", async () => {
  const queue = await makeQueue({ pairs: 1 });
  let text = "";
  const format = formatNamed("llama-factory");
  for await (const part of exportLines(
    { projectId: queue.projectId, languages: null },
    { rows: {}, leftOut: {} },
    format,
  ))
    text += part;
  expect(JSON.parse(text)).toEqual([]);
});
