import { expect, test } from "vitest";
import { AgreementFilter } from "../../agreement-filter";
import { claim } from "../review/claims";
import { decide } from "../review/decisions";
import { chosenSide, makeQueue, type Person, request, type TestQueue } from "../testing/test-project";
import { sql, withTestDatabase } from "../testing/test-server";
import { countChanges } from "./count-changes";
import { readAgreement } from "./read-agreement";

withTestDatabase();

/** Judges so many pairs of a language: the first `wrong` of them as the other way round. */
async function judge(queue: TestQueue, person: Person, language: string, n: number, wrong: number) {
  for (let i = 0; i < n; i++) {
    const [pair] = (
      await claim(person.userId, person.membership, { queueId: queue.queueId, language, count: 1 })
    ).pairs;
    if (!pair) throw new Error("no pair");
    const right = chosenSide(pair);
    const other = right === "left" ? "right" : "left";
    await decide(person.userId, person.membership, queue.queueId, request(pair, i < wrong ? other : right));
  }
}

async function judged(): Promise<TestQueue> {
  const queue = await makeQueue({ pairs: 8, languages: ["de", "fr"], overlap: 2 });
  const histogram = {
    from: 0,
    to: 1,
    counts: [0, 0, 8, 0],
    below: 0,
    above: 0,
    n: 8,
    min: 0.5,
    median: 0.5,
    max: 0.5,
  };
  const own = { margin: histogram, chosen: null, rejected: null };
  await sql("update run set plots = $2 where id = $1", [queue.runId, JSON.stringify({ de: own, fr: own })]);
  await judge(queue, queue.one, "de", 8, 2);
  await judge(queue, queue.other, "de", 8, 1);
  await judge(queue, queue.one, "fr", 4, 0);
  await countChanges();
  return queue;
}

const read = (projectId: string, query: Record<string, string> = {}) =>
  readAgreement(projectId, AgreementFilter.parse(query));

test("each language has its share and its ceiling, and pairs judged twice are no more trials", async () => {
  const queue = await judged();
  const { languages, all, waiting, runs, meetings, facets, margins, annotators } = await read(
    queue.projectId,
  );
  const [de, fr] = languages;
  expect([waiting, runs.map(({ id }) => id)]).toEqual([0, [queue.runId]]);
  expect(de).toMatchObject({
    language: "de",
    accepted: 13,
    swapped: 3,
    rejected: 0,
    method: { value: 13 / 16, n: 16, parameters: { independent: 8 } },
  });
  expect(de?.people?.percent).toMatchObject({ value: 7 / 8, n: 8 });
  expect(fr).toMatchObject({
    accepted: 4,
    method: { value: 1, n: 4 },
    people: { percent: { value: null, reason: "no_overlap" } },
  });
  // Twenty decisions on at most eight prompts.
  expect(all.method).toMatchObject({ value: 17 / 20, n: 20, parameters: { independent: 8 } });
  expect(meetings).toMatchObject([{ pairs: 8, agreement: { value: 7 / 8 } }]);
  const [one, other] = [queue.one, queue.other].map(({ userId }) =>
    annotators.find(({ id }) => id === userId),
  );
  expect(one).toMatchObject({
    decisions: 12,
    seconds: 1.2,
    blind: { value: 10 / 12, n: 12 },
    open: { value: null },
  });
  expect(other).toMatchObject({ decisions: 8, withOthers: { value: 7 / 8, n: 8 }, left: { n: 8 } });
  expect(facets.find(({ facet }) => facet === "task")).toMatchObject({
    value: "general",
    accepted: 17,
    swapped: 3,
  });
  expect(margins?.bins).toEqual([{ from: 0.5, to: 0.75, accepted: 17, swapped: 3, rejected: 0 }]);
  expect(margins?.coverage).toMatchObject([{ coverage: 1, risk: 3 / 20 }]);
});

test("a filter of the address narrows the numbers: languages, people, days", async () => {
  const queue = await judged();
  expect(
    (await read(queue.projectId, { languages: "fr" })).languages.map(({ language }) => language),
  ).toEqual(["fr"]);
  const one = await read(queue.projectId, { annotators: queue.other.userId });
  expect(one.all).toMatchObject({
    accepted: 7,
    swapped: 1,
    people: null,
    method: { parameters: { independent: 8 } },
  });
  expect((await read(queue.projectId, { from: "2001-01-01", to: "2001-01-02" })).all).toMatchObject({
    accepted: 0,
    method: { value: null, reason: "no_data" },
  });
  expect((await read(queue.projectId, { method: "calm" })).runs).toEqual([]);
});

test("nothing judged has no number, and another project's run is none", async () => {
  const [queue, foreign] = [await makeQueue(), await judged()];
  const empty = await read(queue.projectId);
  expect(empty).toMatchObject({ languages: [], runs: [], margins: null, all: { method: { value: null } } });
  expect((await read(queue.projectId, { runs: foreign.runId })).runs).toEqual([]);
});

test("what waits to be counted is said, with the time as of which the numbers hold", async () => {
  const queue = await makeQueue({ pairs: 2 });
  await judge(queue, queue.one, "de", 1, 0);
  const before = await read(queue.projectId);
  expect(before.waiting).toBe(1);
  expect(before.all.accepted).toBe(0);
  await countChanges();
  expect(await read(queue.projectId)).toMatchObject({ waiting: 0, all: { accepted: 1 } });
});
