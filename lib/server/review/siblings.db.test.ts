import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  chosenSide,
  makeMember,
  makeQueue,
  type Person,
  problemOf,
  request,
  type TestQueue,
} from "../testing/test-project";
import { sql, value, withTestDatabase } from "../testing/test-server";
import { claim } from "./claims";
import { decide } from "./decisions";
import { retract } from "./retractions";
import { showSiblings } from "./siblings";

withTestDatabase();

/** Decides the first pair that is given, for the chosen response or against it; the id of the decision. */
async function judge(
  { queueId }: TestQueue,
  person: Person,
  language: string,
  agreeing = true,
): Promise<string> {
  const { userId, membership } = person;
  const [pair] = (await claim(userId, membership, { queueId, language, count: 1 })).pairs;
  if (!pair) throw new Error("no pair");
  const chosen = chosenSide(pair);
  const body = request(pair, agreeing ? chosen : chosen === "left" ? "right" : "left");
  await decide(userId, membership, queueId, body);
  return body.id;
}

const show = ({ userId, membership }: Person, decisionId: string) =>
  showSiblings(userId, membership, decisionId);

/** One prompt in four languages; `german` reviews German alone, `both` German and French. */
async function fourLanguages(overlap = 2) {
  const queue = await makeQueue({ pairs: 1, languages: ["de", "fr", "ja", "sw"], overlap });
  const german = await makeMember(queue.projectId, "annotator", ["de"]);
  const both = await makeMember(queue.projectId, "annotator", ["de", "fr"]);
  return { queue, german, both };
}

describe("siblings", () => {
  test("tell after one's own decision what the method chose elsewhere and what people said, without names", async () => {
    const { queue, german } = await fourLanguages();
    await judge(queue, queue.one, "ja");
    await judge(queue, queue.other, "ja", false);
    const seen = await show(german, await judge(queue, german, "de", false));
    expect(seen).toMatchObject({ language: "de", verdict: "swap" });
    expect(seen.siblings.map(({ language, own }) => [language, own])).toEqual([
      ["fr", false],
      ["ja", false],
      ["sw", false],
    ]);
    const [pair] = seen.siblings[1]?.pairs ?? [];
    expect(pair?.verdicts).toEqual({ accept: 1, swap: 1, reject: 0 });
    expect(pair?.chosen).toMatchObject({
      text: expect.stringMatching(/^good .* ja$/),
      gloss: "gloss of good",
      cut: false,
    });
    expect(JSON.stringify(seen)).not.toContain("Person");
  });

  test("stay closed before it, after it was taken back, and to everybody else's decisions", async () => {
    const { queue, german } = await fourLanguages();
    const decision = await judge(queue, german, "de");
    await retract(german.userId, german.membership, decision, randomUUID());
    expect(await problemOf(show(german, decision))).toBe("decide-first");
    const others = await judge(queue, queue.one, "de");
    expect(await problemOf(show(german, others))).toBe("not-found");
    expect(await problemOf(show(german, randomUUID()))).toBe("not-found");
    expect(await value("select count(*)::int from sight")).toBe(
      await value("select count(*)::int from sight where user_id <> $1", [german.userId]),
    );
  });

  test("of a late decision that does not count stay closed", async () => {
    const { queue, german } = await fourLanguages(1);
    const [pair] = (
      await claim(german.userId, german.membership, { queueId: queue.queueId, language: "de", count: 1 })
    ).pairs;
    if (!pair) throw new Error("no pair");
    await sql("update assignment set leased_until = now() - interval '1 second' where id = $1", [
      pair.assignmentId,
    ]);
    await judge(queue, queue.one, "de");
    const late = request(pair, "left");
    expect((await decide(german.userId, german.membership, queue.queueId, late)).counted).toBe(false);
    expect(await problemOf(show(german, late.id))).toBe("decide-first");
  });

  test("in a language that one reviews oneself stay closed until one has judged them", async () => {
    const { queue, both } = await fourLanguages();
    await judge(queue, queue.one, "fr", false);
    const german = await judge(queue, both, "de");
    const before = await show(both, german);
    expect(before.siblings[0]).toEqual({ language: "fr", own: true, pairs: [] });
    expect(JSON.stringify(before)).not.toContain(' fr"');
    await judge(queue, both, "fr");
    expect((await show(both, german)).siblings[0]).toMatchObject({
      own: false,
      pairs: [{ verdicts: { accept: 1, swap: 1 } }],
    });
  });

  test("in one's own language open once everybody who was wanted has judged them", async () => {
    const { queue, both } = await fourLanguages();
    const german = await judge(queue, both, "de");
    await judge(queue, queue.one, "fr");
    expect((await show(both, german)).siblings[0]).toMatchObject({ language: "fr", own: true });
    await judge(queue, queue.other, "fr");
    expect((await show(both, german)).siblings[0]).toMatchObject({
      own: false,
      pairs: [{ verdicts: { accept: 2 } }],
    });
  });
});

describe("a decision made after siblings were seen", () => {
  const informedOf = (id: string) => value<boolean>("select informed from decision where id = $1", [id]);

  test("is marked as informed, on the same pair after an undo and on a sibling that was shown", async () => {
    const { queue, german } = await fourLanguages();
    const first = await judge(queue, german, "de");
    expect(await informedOf(first)).toBe(false);
    await show(german, first);
    await retract(german.userId, german.membership, first, randomUUID());
    expect(await informedOf(await judge(queue, german, "de", false))).toBe(true);
    const grown = { ...german, membership: { ...german.membership, languages: ["de", "ja"] } };
    expect(await informedOf(await judge(queue, grown, "ja"))).toBe(true);
  });

  test("is not, where they were closed to that person or seen by somebody else", async () => {
    const { queue, both, german } = await fourLanguages();
    await show(both, await judge(queue, both, "de"));
    expect(await informedOf(await judge(queue, both, "fr"))).toBe(false);
    expect(await informedOf(await judge(queue, german, "de"))).toBe(false);
  });

  test("seeing them twice, or at the same time in two tabs, is remembered once", async () => {
    const { queue, german } = await fourLanguages();
    const decision = await judge(queue, german, "de");
    await Promise.all([1, 2, 3, 4].map(() => show(german, decision)));
    expect(await value("select count(*)::int from sight where user_id = $1", [german.userId])).toBe(4);
  });
});
