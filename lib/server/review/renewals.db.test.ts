import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { brokenInvariants } from "../testing/test-invariants";
import {
  expireLeases,
  makeProject,
  makeQueue,
  type Person,
  problemOf,
  request,
  type TestQueue,
} from "../testing/test-project";
import { sql, value, withTestDatabase } from "../testing/test-server";
import { claim, returnExpired } from "./claims";
import { decide } from "./decisions";
import { renew } from "./renewals";

withTestDatabase({ connections: 20 });

async function take(
  { userId, membership }: Person,
  { queueId }: TestQueue,
  count: number,
): Promise<number[]> {
  const { pairs } = await claim(userId, membership, { queueId, language: "de", count });
  return pairs.map(({ assignmentId }) => assignmentId);
}

function renewAs({ userId, membership }: Person, { queueId }: { queueId: string }, ids: number[]) {
  return renew(userId, membership, queueId, ids);
}

const minutesLeft = async (id: number) =>
  Number(
    await value<string>(
      "select extract(epoch from leased_until - now()) / 60 from assignment where id = $1",
      [id],
    ),
  );

test("renewed leases last as long again as the policy says, those that are not named stay as they are", async () => {
  const queue = await makeQueue({ pairs: 3, policy: { leaseMinutes: 30 } });
  const [first = 0, second = 0, third = 0] = await take(queue.one, queue, 3);
  await sql("update assignment set leased_until = now() + interval '1 minute' where queue_id = $1", [
    queue.queueId,
  ]);
  expect(await renewAs(queue.one, queue, [third, first])).toEqual({
    leaseMinutes: 30,
    assignmentIds: [first, third],
  });
  expect(await minutesLeft(first)).toBeGreaterThan(29);
  expect(await minutesLeft(second)).toBeLessThan(2);
});

test("a lease that ran out is renewed while nobody else has the slot, swept or not", async () => {
  const queue = await makeQueue({ pairs: 2, overlap: 2 });
  const ids = await take(queue.one, queue, 2);
  await expireLeases(queue.queueId);
  expect((await renewAs(queue.one, queue, ids)).assignmentIds).toEqual(ids);
  await expireLeases(queue.queueId);
  expect(await returnExpired(queue.queueId)).toBe(2);
  expect((await renewAs(queue.one, queue, ids)).assignmentIds).toEqual(ids);
  expect(await take(queue.one, queue, 2)).toEqual(ids);
  expect(await brokenInvariants()).toEqual([]);
});

test("what a rival has claimed is not renewed and stays theirs; the others are", async () => {
  const queue = await makeQueue({ pairs: 2 });
  const [first = 0, second = 0] = await take(queue.one, queue, 2);
  await expireLeases(queue.queueId);
  expect(await take(queue.other, queue, 1)).toEqual([first]);
  expect((await renewAs(queue.one, queue, [first, second])).assignmentIds).toEqual([second]);
  expect(await value("select annotator_id from assignment where id = $1", [first])).toBe(queue.other.userId);
  expect(await brokenInvariants()).toEqual([]);
});

test("what is decided, never was mine, or is another queue's is not renewed", async () => {
  const queue = await makeQueue({ pairs: 3 });
  const elsewhere = await makeQueue({ pairs: 1 });
  const [mine = 0] = await take(queue.one, queue, 1);
  const rivals = await take(queue.other, queue, 1);
  const foreign = await take(elsewhere.one, elsewhere, 1);
  const open = await sql<{ id: number }>("select id from assignment where queue_id = $1 and state = 'open'", [
    queue.queueId,
  ]);
  const { userId, membership } = queue.one;
  await decide(userId, membership, queue.queueId, request({ assignmentId: mine }, "left"));
  const asked = [mine, ...rivals, ...foreign, ...open.map(({ id }) => id), 2_000_000_000];
  expect((await renewAs(queue.one, queue, asked)).assignmentIds).toEqual([]);
  expect(await brokenInvariants()).toEqual([]);
});

test("an annotator renews in languages of theirs only", async () => {
  const queue = await makeQueue({ pairs: 1 });
  const ids = await take(queue.one, queue, 1);
  const moved = { ...queue.one, membership: { ...queue.one.membership, languages: ["ja"] } };
  expect((await renewAs(moved, queue, ids)).assignmentIds).toEqual([]);
});

test("a queue of another project, or of none, is not found", async () => {
  const queue = await makeQueue({ pairs: 1 });
  const { lead } = await makeProject();
  expect(await problemOf(renewAs(lead, queue, [1]))).toBe("not-found");
  expect(await problemOf(renewAs(queue.one, { queueId: randomUUID() }, [1]))).toBe("not-found");
});

test("renewals, claims and sweeps at the same time break nothing, and no slot has two holders", async () => {
  const queue = await makeQueue({ pairs: 12, overlap: 2, annotators: 4 });
  const held = await Promise.all(queue.annotators.map((person) => take(person, queue, 6)));
  for (let round = 0; round < 5; round += 1) {
    await expireLeases(queue.queueId);
    const work = queue.annotators.flatMap((person, index) => [
      () => renewAs(person, queue, (held[index] ?? []).toReversed()),
      () => take(person, queue, 6),
      () => returnExpired(queue.queueId),
    ]);
    const outcomes = await Promise.allSettled(work.map((start) => start()));
    expect(outcomes.filter(({ status }) => status === "rejected")).toEqual([]);
    expect(await brokenInvariants()).toEqual([]);
  }
});
