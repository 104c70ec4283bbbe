import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { blindChoices } from "../../review/choice";
import type { DecisionRequest } from "../../review/decision";
import { brokenInvariants } from "../testing/test-invariants";
import {
  expireLeases,
  makeQueue,
  type Person,
  request,
  seeded,
  type TestQueue,
} from "../testing/test-project";
import { sql, withTestDatabase } from "../testing/test-server";
import { claim, returnExpired } from "./claims";
import { decide } from "./decisions";
import { setGold } from "./gold-pairs";
import { openQueue } from "./queues";
import { retract } from "./retractions";

withTestDatabase({ connections: 16 });

/** What one simulated annotator was told: every answer here must be found in the database afterwards. */
type History = {
  held: Map<number, number>;
  decided: { body: DecisionRequest; counted: boolean }[];
  retracted: Set<string>;
  problems: string[];
};

const expected = new Set(["already-decided", "not-found", "already-retracted"]);

async function step(queue: TestQueue, person: Person, history: History, random: () => number): Promise<void> {
  const { userId, membership } = person;
  const any = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const dice = random();
  const count = 1 + Math.floor(random() * 4);
  const language = random() < 0.5 ? "de" : "ja";
  const choice = any(blindChoices) ?? "left";
  const twice = random() < 0.15;
  const held = any([...history.held.keys()]);
  const made = any(history.decided);
  const retractionId = randomUUID();
  if (dice < 0.3 || held === undefined) {
    const { pairs } = await claim(userId, membership, { queueId: queue.queueId, language, count });
    for (const { assignmentId } of pairs) history.held.set(assignmentId, 1);
  } else if (dice < 0.7) {
    history.held.delete(held);
    const body = request({ assignmentId: held }, choice);
    const send = () => decide(userId, membership, queue.queueId, body);
    const [first, second] = await Promise.all([send(), twice ? send() : undefined]);
    if (second) expect(second).toEqual(first);
    history.decided.push({ body, counted: first.counted });
  } else if (dice < 0.84 && made) {
    await retract(userId, membership, made.body.id, retractionId);
    history.retracted.add(made.body.id);
    history.held.set(made.body.assignmentId, 1);
  } else if (dice < 0.95) {
    await expireLeases(queue.queueId, random() < 0.5 ? userId : null);
  } else await returnExpired();
}

async function annotate(queue: TestQueue, person: Person, seed: number, steps: number): Promise<History> {
  const random = seeded(seed);
  const history: History = { held: new Map(), decided: [], retracted: new Set(), problems: [] };
  for (let n = 0; n < steps; n += 1) {
    try {
      await step(queue, person, history, random);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
      if (!expected.has(code)) history.problems.push(code);
    }
  }
  return history;
}

/** An audit of half of the pairs with overlaps of one to four, and every control there is. */
async function openMixed({ lead, projectId, runId }: TestQueue): Promise<string> {
  for (const { id } of await sql<{ id: number }>("select id from pair where run_id = $1 and id % 5 = 0", [
    runId,
  ]))
    await setGold(lead.actor, projectId, id, { expected: "rejected" });
  const { id } = await openQueue(lead.actor, projectId, {
    runId,
    name: "Mixed",
    kind: "audit",
    size: { pairs: 20 },
    overlap: 2,
    overlaps: { ja: 1 },
    more: { share: 0.3, overlap: 4 },
    controls: { gold: 0.15, repeat: 0.15, repeatAfter: 0, tie: 0.1 },
  });
  return id;
}

test.each([
  { acts: 600, overlap: 1, seed: 1 },
  { acts: 2000, overlap: 2, seed: 2 },
  { acts: 600, overlap: 3, seed: 3 },
  { acts: 2000, overlap: 2, seed: 4, mixed: true },
])(
  "after $acts random acts of eight annotators (overlap $overlap) every invariant holds and every answer is found",
  async ({ acts, overlap, seed, mixed }) => {
    const queue = await makeQueue({ pairs: 40, languages: ["de", "ja"], overlap, annotators: 8 });
    if (mixed) queue.queueId = await openMixed(queue);
    const histories = await Promise.all(
      queue.annotators.map((person, index) => annotate(queue, person, seed * 1000 + index, acts / 8)),
    );
    expect(histories.flatMap(({ problems }) => problems)).toEqual([]);
    expect(await brokenInvariants()).toEqual([]);

    const rows = await sql<{
      id: string;
      annotator_id: string;
      counted: boolean;
      retracted: boolean;
      choice: string;
    }>(
      `select d.id, d.annotator_id, d.counted, d.choice, r.id is not null as retracted
     from decision d left join retraction r on r.decision_id = d.id where d.queue_id = $1`,
      [queue.queueId],
    );
    const stored = new Map(rows.map((row) => [row.id, row]));
    const told = histories.flatMap(({ decided, retracted }, index) =>
      decided.map(({ body, counted }) => ({
        id: body.id,
        annotator_id: queue.annotators[index]?.userId,
        counted,
        choice: body.choice,
        retracted: retracted.has(body.id),
      })),
    );
    expect(told.length).toBeGreaterThan(acts / 10);
    expect(told.map(({ id }) => stored.get(id))).toEqual(told);
    expect(stored.size).toBe(told.length);
  },
  120_000,
);
