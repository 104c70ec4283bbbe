import { expect, test } from "vitest";
import type { ClaimedPair } from "../../review/decision";
import { QueueRequest } from "../../review/queue-plan";
import { prisma } from "../db";
import { brokenInvariants } from "../testing/test-invariants";
import { makeMember, makeProject, makeRun, type Person, problemOf, request } from "../testing/test-project";
import { sql, value, withTestDatabase } from "../testing/test-server";
import { claim } from "./claims";
import { decide } from "./decisions";
import { setGold } from "./gold-pairs";
import { previewQueue } from "./queue-preview";
import { openQueue } from "./queues";
import { readReliability } from "./reliability";
import { retract } from "./retractions";

withTestDatabase();

const take = ({ userId, membership }: Person, queueId: string, count = 100, language = "de") =>
  claim(userId, membership, { queueId, language, count });
const say = (person: Person, queueId: string, pair: ClaimedPair, choice: "left" | "right" | "both-good") =>
  decide(person.userId, person.membership, queueId, request(pair, choice));

async function project(pairs: number, languages = ["de", "ja"]) {
  const made = await makeProject();
  const runId = await makeRun(made, pairs, languages);
  const one = await makeMember(made.projectId, "annotator", languages);
  return { ...made, runId, one, actor: made.lead.actor };
}

const pairIds = async (queueId: string) =>
  (
    await sql<{ id: number }>("select pair_id as id from assignment where queue_id = $1 order by 1", [
      queueId,
    ])
  ).map(({ id }) => id);

test("an audit draws so many pairs of each language, blind, and stores how likely each was to be drawn", async () => {
  const { projectId, runId, actor, one } = await project(40);
  const body = { runId, kind: "audit", size: { pairs: 10 }, overlap: 2, seed: "s" } as const;
  const preview = await previewQueue(projectId, QueueRequest.parse(body));
  expect(preview.languages).toEqual(
    ["de", "ja"].map((language) => ({ language, pairs: 40, leftOut: 0, given: 10, wanted: 20 })),
  );
  const { id } = await openQueue(actor, projectId, body);
  await take(one, id, 3);
  const rows = await sql(
    "select language, slot, sampling_probability as p, count(*)::int as n from assignment where queue_id = $1 group by 1, 2, 3 order by 1, 2",
    [id],
  );
  expect(rows).toEqual([
    { language: "de", slot: 1, p: 0.25, n: 10 },
    { language: "de", slot: 2, p: 0.25, n: 3 },
    { language: "ja", slot: 1, p: 0.25, n: 10 },
  ]);
  expect(await brokenInvariants()).toEqual([]);
});

test("the same seed draws the same pairs again, another seed others", async () => {
  const { projectId, runId, actor } = await project(60, ["de"]);
  const draw = async (seed: string, name: string) =>
    pairIds(
      (await openQueue(actor, projectId, { runId, kind: "audit", size: { pairs: 12 }, seed, name })).id,
    );
  const first = await draw("one", "1");
  expect(await draw("one", "2")).toEqual(first);
  expect(await draw("two", "3")).not.toEqual(first);
});

test("an audit by precision draws what an error rate within ± 10 points needs of so few pairs", async () => {
  const { projectId, runId } = await project(200, ["de"]);
  const asked = QueueRequest.parse({ runId, kind: "audit", size: { halfWidth: 0.1 } });
  const { languages } = await previewQueue(projectId, asked);
  expect(languages[0]?.given).toBeGreaterThan(55);
  expect(languages[0]?.given).toBeLessThan(75);
});

test.each([
  ["an open audit", { kind: "audit", mode: "open", size: { pairs: 1 } }],
  ["an audit without a size", { kind: "audit" }],
  ["ties in an open queue", { mode: "open", controls: { tie: 0.1 } }],
  ["more controls than work", { controls: { gold: 0.4, repeat: 0.2 } }],
])("%s is refused", (_, body) => {
  expect(QueueRequest.safeParse({ runId: crypto.randomUUID(), ...body }).success).toBe(false);
});

test("overlap differs by language and for a drawn share, and the counts are those of the slots", async () => {
  const { projectId, runId, actor, one } = await project(20);
  const { id } = await openQueue(actor, projectId, {
    runId,
    overlap: 1,
    overlaps: { ja: 2 },
    more: { share: 0.1, overlap: 3 },
  });
  expect(await sql("select language, pairs, wanted from tally where queue_id = $1 order by 1", [id])).toEqual(
    [
      { language: "de", pairs: 20, wanted: 18 + 6 },
      { language: "ja", pairs: 20, wanted: 36 + 6 },
    ],
  );
  expect((await take(one, id)).total).toBe(24);
  expect(await brokenInvariants()).toEqual([]);
});

test("a filter takes what it says: languages, margins, flags, kinds of prompts", async () => {
  const { projectId, runId, actor } = await project(6);
  await sql("update pair set margin = 0.1, flags = '{tie}' where run_id = $1 and id % 2 = 0", [runId]);
  const count = async (filter: object) =>
    (
      await previewQueue(projectId, QueueRequest.parse({ filter: { runIds: [runId], ...filter } }))
    ).languages.reduce((sum, { given }) => sum + given, 0);
  expect(await count({})).toBe(12);
  expect(await count({ languages: ["ja"] })).toBe(6);
  expect(await count({ to: 0.2 })).toBe(6);
  expect(await count({ withFlags: ["tie"] })).toBe(6);
  expect(await count({ withoutFlags: ["tie"], from: 0.4 })).toBe(6);
  expect(await count({ tasks: ["math"] })).toBe(0);
  expect(await count({ judged: "yes" })).toBe(0);
  const { id } = await openQueue(actor, projectId, {
    filter: { runIds: [runId], languages: ["ja"], to: 0.2 },
  });
  expect(await pairIds(id)).toHaveLength(
    await value("select count(*)::int from pair where run_id = $1 and language = 'ja' and margin < 0.2", [
      runId,
    ]),
  );
});

test("pairs of an open queue are left out of a blind one, and counted", async () => {
  const { projectId, runId, actor } = await project(5);
  await openQueue(actor, projectId, {
    filter: { runIds: [runId], languages: ["de"] },
    mode: "open",
    name: "Open",
  });
  const asked = { runId, mode: "blind" } as const;
  expect((await previewQueue(projectId, QueueRequest.parse(asked))).languages).toMatchObject([
    { language: "de", pairs: 0, leftOut: 5, given: 0 },
    { language: "ja", pairs: 5, leftOut: 0, given: 5 },
  ]);
  const { id } = await openQueue(actor, projectId, asked);
  expect(await sql("select distinct language from assignment where queue_id = $1", [id])).toEqual([
    { language: "ja" },
  ]);
  expect(
    await problemOf(
      openQueue(actor, projectId, { filter: { runIds: [runId], languages: ["de"] }, name: "x" }),
    ),
  ).toBe("queue-exists");
});

test("a retired pair is in no new queue, leaves the old ones with its counts, and comes back with them", async () => {
  const { projectId, runId, actor, one } = await project(3, ["de"]);
  const { id } = await openQueue(actor, projectId, { runId });
  const { pairs } = await take(one, id, 1);
  if (pairs[0]) await say(one, id, pairs[0], "left");
  await sql(
    "update pair set retired_at = now() where run_id = $1 and id in (select pair_id from assignment where state = 'done')",
    [runId],
  );
  await sql("update pair set retired_at = now() where id = (select max(id) from pair where run_id = $1)", [
    runId,
  ]);
  expect(await take(one, id)).toMatchObject({ total: 1, left: 1, pairs: [{}] });
  expect(await brokenInvariants()).toEqual([]);
  const again = await openQueue(actor, projectId, { runId, name: "Again" });
  expect(await pairIds(again.id)).toHaveLength(1);
  await sql("update pair set retired_at = null where run_id = $1", [runId]);
  expect(
    await sql("select pairs, wanted, accepted + swapped as decided from tally where queue_id = $1", [id]),
  ).toEqual([{ pairs: 3, wanted: 3, decided: 1 }]);
  expect(await brokenInvariants()).toEqual([]);
});

test("nobody is given a pair again that they have judged in another queue", async () => {
  const { projectId, runId, actor, one } = await project(4, ["de"]);
  const first = await openQueue(actor, projectId, { runId });
  const second = await openQueue(actor, projectId, { runId, name: "Second" });
  for (const pair of (await take(one, first.id, 3)).pairs) await say(one, first.id, pair, "left");
  expect((await take(one, second.id)).pairs).toHaveLength(1);
});

test("triage begins where the margin is smallest, other runs chose otherwise, and pairs are flagged", async () => {
  const { projectId, runId, actor, one } = await project(10, ["de"]);
  await sql("update pair set margin = id where run_id = $1", [runId]);
  const [last] = await sql<{ id: number }>("select max(id) as id from pair where run_id = $1", [runId]);
  await sql("update pair set flags = '{tie,blank}', margin = 0, support = 0 where id = $1", [last?.id]);
  const { id } = await openQueue(actor, projectId, { runId, kind: "triage" });
  const { pairs } = await take(one, id);
  const order = await sql<{ id: number }>(
    "select pair_id as id from assignment join unnest($1::int[]) with ordinality o (a, n) on o.a = assignment.id order by n",
    [pairs.map(({ assignmentId }) => assignmentId)],
  );
  const ids = (await pairIds(id)).filter((pairId) => pairId !== last?.id);
  expect(order.map((row) => row.id)).toEqual([last?.id, ...ids]);
});

test("gold and equal texts come among the work, look like it, and count in nothing but reliability", async () => {
  const { projectId, runId, actor, one } = await project(60, ["de"]);
  const gold = await makeRun({ projectId, lead: { ...one, actor } }, 20, ["de"]);
  for (const { id } of await sql<{ id: number }>("select id from pair where run_id = $1", [gold]))
    await setGold(actor, projectId, id, { expected: "chosen" });
  const { id } = await openQueue(actor, projectId, { runId, controls: { gold: 0.25, tie: 0.25 } });
  const purposes = new Set<string>();
  for (let n = 0; n < 10; n += 1) {
    const { pairs } = await take(one, id, 8);
    const rows = await sql<{ id: number; purpose: string; chosen_left: boolean }>(
      `select a.id, a.purpose::text, chosen_left(q.side_seed, a.pair_id, a.slot) from assignment a join queue q on q.id = a.queue_id where a.id = any($1)`,
      [pairs.map(({ assignmentId }) => assignmentId)],
    );
    const { first_id, last_id } = (
      await sql<{ first_id: number; last_id: number }>("select first_id, last_id from queue where id = $1", [
        id,
      ])
    )[0] ?? { first_id: 0, last_id: 0 };
    const shapes = new Set(pairs.map((pair) => JSON.stringify(Object.keys(pair))));
    expect(shapes.size).toBeLessThan(2);
    for (const pair of pairs) {
      const row = rows.find((each) => each.id === pair.assignmentId);
      purposes.add(row?.purpose ?? "");
      expect(pair.assignmentId).toBeGreaterThanOrEqual(first_id);
      expect(pair.assignmentId).toBeLessThanOrEqual(last_id);
      if (row?.purpose === "tie") expect(pair.left).toBe(pair.right);
      await say(one, id, pair, row?.purpose === "tie" ? "both-good" : row?.chosen_left ? "left" : "right");
    }
  }
  expect([...purposes].sort()).toEqual(["gold", "review", "tie"]);
  const [counts] = await sql<{ decided: number; work: number }>(
    `select (select accepted + swapped + rejected from tally where queue_id = $1) as decided,
            (select count(*)::int from decision where queue_id = $1 and purpose = 'review') as work`,
    [id],
  );
  expect(counts?.decided).toBe(counts?.work);
  expect(await value("select count(*)::int from sibling_tally where run_id = $1", [gold])).toBe(0);
  expect(await brokenInvariants()).toEqual([]);
  const [row] = await readReliability(projectId);
  expect(row).toMatchObject({
    decisions: counts?.work,
    gold: { value: 1 },
    ties: { value: 1 },
    consistency: { value: null },
  });
  expect(row?.left.n).toBeGreaterThan(20);
});

test("one's own pair comes again with its sides flipped, once, and tells how consistent one is", async () => {
  const { projectId, runId, actor, one } = await project(40, ["de"]);
  const { id } = await openQueue(actor, projectId, { runId, controls: { repeat: 0.5, repeatAfter: 0 } });
  const seen = new Map<string, ClaimedPair>();
  let again = 0;
  for (let n = 0; n < 12; n += 1) {
    for (const pair of (await take(one, id, 6)).pairs) {
      const key = [pair.left, pair.right].sort().join();
      const before = seen.get(key);
      if (before) {
        again += 1;
        expect([pair.left, pair.right]).toEqual([before.right, before.left]);
      }
      seen.set(key, pair);
      await say(one, id, pair, pair.left.startsWith("good") ? "left" : "right");
    }
  }
  expect(again).toBeGreaterThan(5);
  expect(
    await value(
      "select max(n)::int from (select count(*) as n from assignment where queue_id = $1 group by pair_id) x",
      [id],
    ),
  ).toBe(2);
  const [row] = await readReliability(projectId);
  expect(row?.consistency).toMatchObject({ value: 1, n: again });
  const [repeat] = await prisma().decision.findMany({ where: { queueId: id, purpose: "repeat" }, take: 1 });
  const before = await sql("select * from tally where queue_id = $1", [id]);
  await retract(one.userId, one.membership, repeat?.id ?? "", crypto.randomUUID());
  expect(await sql("select * from tally where queue_id = $1", [id])).toEqual(before);
  expect(await brokenInvariants()).toEqual([]);
});
