import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { changeProject, ProjectChange } from "../projects";
import { answerTask, makePractice, pairsOf, practise } from "../testing/test-practice";
import {
  chosenSide,
  makeQueue,
  type Person,
  problemOf,
  request,
  type TestQueue,
} from "../testing/test-project";
import { sql, value, withTestDatabase } from "../testing/test-server";
import { claim } from "./claims";
import { decide } from "./decisions";
import {
  addPracticePair,
  changePracticePair,
  readPracticeOverview,
  removePracticePair,
} from "./practice-pairs";
import { practiceStates, readRound } from "./practice-round";

withTestDatabase();

const claims = ({ queueId }: TestQueue, { userId, membership }: Person, language = "de") =>
  claim(userId, membership, { queueId, language, count: 10 });
const round = ({ userId, membership }: Person, again = false, language = "de") =>
  readRound(userId, membership, { language, again });

describe("the practice round", () => {
  test("is a rule: nothing is leased to an annotator until it is done, and everything afterwards", async () => {
    const queue = await makeQueue({ pairs: 4 });
    await makePractice(queue, { count: 2 });
    expect(await problemOf(claims(queue, queue.one))).toBe("practice-first");
    const [first, second] = (await round(queue.one)).tasks;
    if (!first || !second) throw new Error("no tasks");
    await answerTask(queue.one, first);
    expect(await problemOf(claims(queue, queue.one))).toBe("practice-first");
    expect(await value("select count(*)::int from assignment where state <> 'open'")).toBe(0);
    await answerTask(queue.one, second, false);
    expect((await claims(queue, queue.one)).pairs).toHaveLength(4);
  });

  test("stands in nobody's way where there is none, in other languages, for leads, and where the policy says so", async () => {
    const queue = await makeQueue({ languages: ["de", "ja"] });
    expect((await claims(queue, queue.one)).pairs).toHaveLength(3);
    const practised = await makeQueue({ languages: ["de", "ja"] });
    await makePractice(practised);
    expect((await claims(practised, practised.one, "ja")).pairs).toHaveLength(3);
    expect((await claims(practised, practised.lead)).pairs).toHaveLength(3);
    const change = ProjectChange.parse({ policy: { practice: false } });
    await changeProject(practised.lead.actor, practised.lead.membership, change);
    expect(await problemOf(claims(practised, practised.one))).toBe("no problem");
    expect(await practiceStates(practised.one.userId, practised.one.membership)).toMatchObject([
      { due: false },
    ]);
  });

  test("does not call back who has decided in this language before the pair was there, but who comes new", async () => {
    const queue = await makeQueue({ pairs: 4, languages: ["de", "ja"] });
    const [pair] = (await claims(queue, queue.one)).pairs;
    if (!pair) throw new Error("no pair");
    await decide(queue.one.userId, queue.one.membership, queue.queueId, request(pair, "left"));
    await makePractice(queue);
    await makePractice(queue, { language: "ja" });
    expect(await problemOf(claims(queue, queue.one))).toBe("no problem");
    expect(await problemOf(claims(queue, queue.one, "ja"))).toBe("practice-first");
    expect(await problemOf(claims(queue, queue.other))).toBe("practice-first");
  });

  test("shows pairs as blind as a queue: sides that differ between people and goes, and no opinion of the method", async () => {
    const queue = await makeQueue({ pairs: 40, mode: "open", policy: { showScores: true } });
    await makePractice(queue, { count: 40 });
    const sidesOf = async (person: Person) =>
      (await round(person, true)).tasks.map(({ pair }) => chosenSide(pair));
    const [one, other] = [await sidesOf(queue.one), await sidesOf(queue.other)];
    expect(await sidesOf(queue.one)).toEqual(one);
    expect(other).not.toEqual(one);
    expect(new Set(one)).toEqual(new Set(["left", "right"]));
    await practise(queue.one);
    expect(await sidesOf(queue.one)).not.toEqual(one);
    for (const { pair } of (await round(queue.one, true)).tasks)
      expect(pair).toMatchObject({ proposed: null, scores: null });
  });
});

describe("an answer", () => {
  test("learns what was expected and why, by its own sides", async () => {
    const queue = await makeQueue({ pairs: 8 });
    await makePractice(queue, { count: 8, expected: "rejected" });
    for (const [n, task] of (await round(queue.one)).tasks.entries()) {
      const agreeing = n % 2 === 0;
      const feedback = await answerTask(queue.one, task, !agreeing);
      const expected = chosenSide(task.pair) === "left" ? "right" : "left";
      expect(feedback).toMatchObject({ agrees: agreeing, expected });
      expect(feedback.why).toMatch(/^Because of \d+\.$/);
    }
    expect(await round(queue.one)).toMatchObject({ total: 8, answered: 8, agreed: 4, tasks: [] });
  });

  test("is no decision: it counts nowhere, and the pair comes in real work, where it is marked as informed", async () => {
    const queue = await makeQueue({ pairs: 2 });
    await makePractice(queue);
    const [practised] = await pairsOf(queue);
    await practise(queue.one);
    expect(await value("select count(*)::int from decision where project_id = $1", [queue.projectId])).toBe(
      0,
    );
    const { pairs, left, total } = await claims(queue, queue.one);
    expect({ left, total }).toEqual({ left: 2, total: 2 });
    for (const pair of pairs)
      await decide(queue.one.userId, queue.one.membership, queue.queueId, request(pair, "left"));
    const informed = await sql("select pair_id, informed from decision where project_id = $1 order by 1", [
      queue.projectId,
    ]);
    expect(informed.map(({ pair_id, informed }) => [pair_id === practised, informed])).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  test("sent again, or from a second tab, is one answer with one feedback; a go that has not come yet is none", async () => {
    const queue = await makeQueue();
    await makePractice(queue);
    const [task] = (await round(queue.one)).tasks;
    if (!task) throw new Error("no task");
    const id = randomUUID();
    const told = await Promise.all([1, 2, 3].map(() => answerTask(queue.one, task, true, id)));
    expect(told).toEqual(Array(3).fill({ agrees: true, expected: chosenSide(task.pair), why: told[0]?.why }));
    expect(await answerTask(queue.one, task, false)).toEqual(told[0]);
    expect(
      await value("select count(*)::int from practice_answer where user_id = $1", [queue.one.userId]),
    ).toBe(1);
    expect(await problemOf(answerTask(queue.one, { ...task, attempt: 3 }))).toBe("not-found");
  });

  test("to a pair in another language, of another project, or taken out, is refused", async () => {
    const queue = await makeQueue({ languages: ["de"] });
    const [practiceId] = await makePractice(queue);
    const [task] = (await round(queue.one)).tasks;
    if (!task || !practiceId) throw new Error("no task");
    const abroad = { ...queue.one, membership: { ...queue.one.membership, languages: ["ja"] } };
    expect(await problemOf(answerTask(abroad, task))).toBe("not-found");
    const foreign = await makeQueue();
    expect(await problemOf(answerTask(foreign.one, task))).toBe("not-found");
    expect(await problemOf(round(abroad))).toBe("not-allowed");
    await removePracticePair(queue.lead.actor, queue.projectId, practiceId);
    expect(await problemOf(answerTask(queue.one, task))).toBe("not-found");
    expect(await problemOf(round(queue.one))).toBe("nothing-to-practise");
  });
});

describe("a lead", () => {
  test("takes a pair in once, changes what is expected of it, and takes it out; each is audited", async () => {
    const queue = await makeQueue();
    const [pairId] = await pairsOf(queue);
    const wanted = { expected: "both-bad", why: "Both are cut off." } as const;
    const add = () => addPracticePair(queue.lead.actor, queue.projectId, pairId ?? 0, wanted);
    const [one, other] = await Promise.all(
      [1, 2].map(() => add().catch((error: { code: string }) => error.code)),
    );
    expect([one, other]).toContain("practice-exists");
    const { pairs } = await readPracticeOverview(queue.projectId);
    expect(pairs).toMatchObject([{ pairId, language: "de", ...wanted, answers: 0 }]);
    const changed = await changePracticePair(queue.lead.actor, queue.projectId, pairs[0]?.id ?? 0, {
      expected: "chosen",
      why: "It is whole.",
    });
    expect((await readPracticeOverview(queue.projectId)).pairs).toMatchObject([
      { id: changed.id, expected: "chosen" },
    ]);
    await removePracticePair(queue.lead.actor, queue.projectId, changed.id);
    expect((await readPracticeOverview(queue.projectId)).pairs).toEqual([]);
    const acts = await sql(
      "select action from audit_event where project_id = $1 and action like 'practice.%' order by id",
      [queue.projectId],
    );
    expect(acts.map(({ action }) => action)).toEqual([
      "practice.added",
      "practice.changed",
      "practice.removed",
    ]);
  });

  test("sees how each person did: first answers count, however often the round is repeated", async () => {
    const queue = await makeQueue({ pairs: 3 });
    await makePractice(queue, { count: 3 });
    const { tasks } = await round(queue.one);
    for (const [n, task] of tasks.entries()) await answerTask(queue.one, task, n > 0);
    for (const task of (await round(queue.one, true)).tasks) await answerTask(queue.one, task);
    const { people, pairs } = await readPracticeOverview(queue.projectId);
    const of = ({ userId }: Person) => people.find((row) => row.userId === userId);
    expect(of(queue.one)).toMatchObject({ language: "de", total: 3, answered: 3, agreed: 2, attempts: 6 });
    expect(of(queue.other)).toMatchObject({ total: 3, answered: 0, agreed: 0 });
    expect(of(queue.lead)).toBeUndefined();
    expect(pairs.map(({ answers, agreed }) => [answers, agreed]).sort()).toEqual([
      [1, 0],
      [1, 1],
      [1, 1],
    ]);
  });
});
