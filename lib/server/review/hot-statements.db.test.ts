import { beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { pool, prisma } from "../db";
import { findActor } from "../sessions";
import { makeQueue, request, type TestQueue } from "../testing/test-project";
import { sql, value, withTestDatabase } from "../testing/test-server";
import { claim, returnExpired } from "./claims";
import { decide } from "./decisions";
import { renew } from "./renewals";
import { retract } from "./retractions";

withTestDatabase();

let queue: TestQueue;

beforeAll(async () => {
  queue = await makeQueue({ pairs: 5000, languages: ["de", "ja"], overlap: 2, annotators: 4 });
  const decided = await makeQueue({ pairs: 5000, languages: ["de", "ja"] });
  await sql(
    `with made as (
       insert into decision (id, project_id, queue_id, assignment_id, pair_id, annotator_id, verdict, mode, choice,
                             chosen_left, duration_ms, content_hash, guideline_version, counted)
       select gen_random_uuid(), project_id, queue_id, id, pair_id, $2, 'accept', 'blind', 'left', true, 1, '', 1, true
       from assignment where queue_id = $1 and id % 3 = 0 returning id, assignment_id)
     update assignment a set state = 'done', annotator_id = $2, decision_id = made.id
     from made where made.assignment_id = a.id`,
    [decided.queueId, decided.one.userId],
  );
  // As many rows as these tables come to have: of an empty one the planner knows no better way than to read it.
  await sql(
    "insert into sight (project_id, pair_id, user_id, kind) select project_id, id, $2, 'siblings' from pair where run_id = $1",
    [decided.runId, decided.one.userId],
  );
  await sql(
    "insert into retraction (id, decision_id, annotator_id) select gen_random_uuid(), id, annotator_id from decision where queue_id = $1",
    [decided.queueId],
  );
  const session = await prisma().session.createManyAndReturn({
    data: Array.from({ length: 3000 }, () => ({ userId: queue.one.userId })),
  });
  queue.one.actor.sessionId = session[0]?.id ?? "";
  await sql("analyze");
}, 120_000);

/** The statements that reach the database while `work` runs. */
async function statementsOf(work: () => Promise<unknown>): Promise<{ text: string; values: unknown[] }[]> {
  const spy = vi.spyOn(pool(), "query");
  try {
    await work();
    return spy.mock.calls.map(([query]) => Statement.parse(query));
  } finally {
    spy.mockRestore();
  }
}

const Statement = z.object({ text: z.string(), values: z.array(z.unknown()) });

/** One of each kind, by an annotator who has some leases and some decisions already. */
async function oneOfEach(): Promise<Record<string, { text: string; values: unknown[] }[]>> {
  const { one, queueId, projectId } = queue;
  const { userId, membership } = one;
  const { pairs } = await claim(userId, membership, { queueId, language: "de", count: 20 });
  const ids = pairs.map(({ assignmentId }) => assignmentId);
  const bodies = pairs.map((pair) => request(pair, "left"));
  const [first, second] = bodies;
  if (!first || !second) throw new Error("no pairs");
  await decide(userId, membership, queueId, first);
  return {
    session: await statementsOf(() => findActor(one.actor.sessionId, projectId)),
    claim: await statementsOf(() => claim(userId, membership, { queueId, language: "de", count: 30 })),
    decision: await statementsOf(() => decide(userId, membership, queueId, second)),
    retraction: await statementsOf(() => retract(userId, membership, first.id, crypto.randomUUID())),
    renewal: await statementsOf(() => renew(userId, membership, queueId, ids)),
    "leases that ran out": await statementsOf(() => returnExpired(queueId)),
  };
}

const Node = z.object({
  "Node Type": z.string(),
  "Relation Name": z.string().optional(),
  get Plans() {
    return z.array(Node).optional();
  },
});
type Node = z.infer<typeof Node>;
const Explained = z.tuple([z.object({ "QUERY PLAN": z.tuple([z.object({ Plan: Node })]) })]);

/** The tables that a plan reads from their first row to their last. */
function readWhole(node: Node): string[] {
  const own = node["Node Type"] === "Seq Scan" ? [node["Relation Name"] ?? ""] : [];
  return [...own, ...(node.Plans ?? []).flatMap(readWhole)];
}

// There are few of these, however many pairs there are.
const small = [
  "project",
  "queue",
  "tally",
  "member",
  "user",
  "practice_pair",
  "practice_answer",
  "gold_pair",
];

test("a request on the reviewer's path is one statement, beside the one that reads who asks", async () => {
  const counts = Object.entries(await oneOfEach()).map(([name, list]) => [name, list.length]);
  expect(Object.fromEntries(counts)).toEqual({
    session: 1,
    claim: 1,
    decision: 1,
    retraction: 1,
    renewal: 1,
    "leases that ran out": 1,
  });
});

test("the planner knows of a queue's rows as soon as it is open", async () => {
  const known = () => value("select reltuples::int from pg_class where oid = 'assignment'::regclass");
  const before = await known();
  await makeQueue({ pairs: 1000 });
  expect((await known()) - before).toBeGreaterThan(900);
});

test("no statement of the reviewer's path reads a large table whole, whether its plan knows the values or not", async () => {
  for (const [name, statements] of Object.entries(await oneOfEach())) {
    for (const { text, values } of statements) {
      const plans = [
        await sql(`explain (format json) ${text}`, values),
        await sql(`explain (generic_plan, format json) ${text}`),
      ];
      for (const plan of plans) {
        const [{ "QUERY PLAN": explained }] = Explained.parse(plan);
        const large = readWhole(explained[0].Plan).filter((table) => !small.includes(table));
        expect({ name, large }).toEqual({ name, large: [] });
      }
    }
  }
});
