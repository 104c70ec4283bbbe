import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { brokenInvariants } from "../testing/test-invariants";
import {
  expireLeases,
  makeMember,
  makeQueue,
  type Person,
  problemOf,
  request,
} from "../testing/test-project";
import { sql, value, withTestDatabase } from "../testing/test-server";
import { claim, returnExpired } from "./claims";
import { decide } from "./decisions";

withTestDatabase({ connections: 40 });

function take({ userId, membership }: Person, queueId: string, count: number, language = "de") {
  return claim(userId, membership, { queueId, language, count });
}

test("forty simultaneous claimers never share a slot", async () => {
  const { queueId, annotators } = await makeQueue({ pairs: 100, annotators: 40 });
  const claims = await Promise.all(annotators.map((person) => take(person, queueId, 3)));
  const leased = claims.flatMap(({ pairs }) => pairs.map(({ assignmentId }) => assignmentId));
  expect(leased).toHaveLength(100);
  expect(new Set(leased).size).toBe(100);
  expect(await brokenInvariants()).toEqual([]);
});

test("forty simultaneous claimers of pairs that two people judge get each pair at most once", async () => {
  const { queueId, annotators } = await makeQueue({ pairs: 30, annotators: 40, overlap: 2 });
  for (let round = 0; round < 3; round += 1) {
    await Promise.all(annotators.map((person) => take(person, queueId, 2)));
  }
  const twice = await sql(
    "select 1 from assignment where queue_id = $1 and annotator_id is not null group by pair_id, annotator_id having count(*) > 1",
    [queueId],
  );
  expect(twice).toEqual([]);
  expect(await value("select count(*)::int from assignment where queue_id = $1", [queueId])).toBe(60);
  expect(
    await value("select count(*)::int from assignment where queue_id = $1 and state = 'leased'", [queueId]),
  ).toBe(60);
});

test("one annotator alone gets one slot of each pair, though two are wanted", async () => {
  const { queueId, one: person } = await makeQueue({ pairs: 4, overlap: 2 });
  const first = await take(person, queueId, 60);
  expect(first.pairs).toHaveLength(4);
  expect(first.total).toBe(8);
  for (const pair of first.pairs)
    await decide(person.userId, person.membership, queueId, request(pair, "left"));
  const then = await take(person, queueId, 60);
  expect(then.pairs).toEqual([]);
  expect(then.left).toBe(4);
});

test("texts that the browser holds are not sent again, only whose they still are", async () => {
  const { queueId, one, other } = await makeQueue({ pairs: 6 });
  const [first, second] = (await take(one, queueId, 2)).pairs;
  const foreign = (await take(other, queueId, 1)).pairs[0];
  const held = [first, second, foreign].flatMap((pair) => pair?.assignmentId ?? []);
  const again = await claim(one.userId, one.membership, { queueId, language: "de", count: 4, held });
  expect(again.held).toEqual([first?.assignmentId, second?.assignmentId]);
  expect(again.pairs).toHaveLength(2);
  expect(again.pairs.map(({ assignmentId }) => assignmentId)).not.toContain(first?.assignmentId);
  expect(await brokenInvariants()).toEqual([]);
});

test("a pair whose first slot went back while its second is open is claimed once", async () => {
  const { queueId, one, other } = await makeQueue({ pairs: 2, overlap: 2 });
  await take(one, queueId, 2);
  await expireLeases(queueId);
  await returnExpired();
  const claimed = await take(other, queueId, 6);
  expect(claimed.pairs).toHaveLength(2);
  expect(await brokenInvariants()).toEqual([]);
});

test("two tabs of one annotator never hold two slots of a pair, and neither of them fails", async () => {
  const { queueId, one, other } = await makeQueue({ pairs: 6, overlap: 3 });
  await take(one, queueId, 6);
  await expireLeases(queueId);
  await returnExpired();
  const tabs = await Promise.allSettled(Array.from({ length: 8 }, () => take(other, queueId, 3)));
  expect(tabs.filter(({ status }) => status === "rejected")).toEqual([]);
  expect(await brokenInvariants()).toEqual([]);
});

test("a second claim returns one's own live leases before new pairs", async () => {
  const { queueId, one: person } = await makeQueue({ pairs: 5 });
  const first = await take(person, queueId, 2);
  const again = await take(person, queueId, 2);
  expect(again.pairs).toEqual(first.pairs);
  const more = await take(person, queueId, 3);
  expect(more.pairs.slice(0, 2)).toEqual(first.pairs);
  expect(more.pairs).toHaveLength(3);
});

test("claims come in the queue's order and language by language", async () => {
  const { queueId, one: person } = await makeQueue({ pairs: 3, languages: ["de", "ja"] });
  const { pairs } = await take(person, queueId, 10, "ja");
  expect(pairs.map(({ language }) => language)).toEqual(["ja", "ja", "ja"]);
  const ids = pairs.map(({ assignmentId }) => assignmentId);
  const ordered = await sql<{ id: number }>(
    "select id from assignment where queue_id = $1 and language = 'ja' order by priority",
    [queueId],
  );
  expect(ids).toEqual(ordered.map(({ id }) => id));
});

test("an expired lease is claimed by somebody else in the same request", async () => {
  const { queueId, one, other } = await makeQueue({ pairs: 1 });
  const [held] = (await take(one, queueId, 1)).pairs;
  expect((await take(other, queueId, 1)).pairs).toEqual([]);
  await expireLeases(queueId);
  const [taken] = (await take(other, queueId, 1)).pairs;
  expect(taken?.assignmentId).toBe(held?.assignmentId);
});

test("a lease lasts as many minutes as the project's policy says, by the database's clock", async () => {
  const { queueId, one: person } = await makeQueue({ policy: { leaseMinutes: 7 } });
  await take(person, queueId, 1);
  const seconds = await value<string>(
    "select extract(epoch from leased_until - now()) from assignment where queue_id = $1 and state = 'leased'",
    [queueId],
  );
  expect(Number(seconds)).toBeGreaterThan(400);
  expect(Number(seconds)).toBeLessThanOrEqual(420);
});

test("an annotator claims only in languages of theirs; a lead in any", async () => {
  const { queueId, one: person, lead } = await makeQueue({ languages: ["de", "ja"] });
  const german = { ...person, membership: { ...person.membership, languages: ["de"] } };
  expect(await problemOf(take(german, queueId, 1, "ja"))).toBe("not-allowed");
  expect((await take(lead, queueId, 1, "ja")).pairs).toHaveLength(1);
});

test("a queue of another project, or of none, is not found", async () => {
  const { projectId } = await makeQueue();
  const foreign = await makeQueue();
  const person = await makeMember(projectId, "annotator", ["de"]);
  expect(await problemOf(take(person, foreign.queueId, 1))).toBe("not-found");
  expect(await problemOf(take(person, randomUUID(), 1))).toBe("not-found");
  expect(
    await value("select count(*)::int from assignment where queue_id = $1 and state <> 'open'", [
      foreign.queueId,
    ]),
  ).toBe(0);
});
