import { expect, test } from "vitest";
import { chosenSide, makeQueue, type TestQueue } from "../testing/test-project";
import { sql, withTestDatabase } from "../testing/test-server";
import { claim } from "./claims";

withTestDatabase();

const generous = { showScores: true, showGloss: true, showReference: true };

async function claimAll({ queueId, one }: TestQueue, count = 60) {
  return claim(one.userId, one.membership, { queueId, language: "de", count });
}

function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
}

test("a claim in a blind queue carries these keys and no others, whatever the policy shows", async () => {
  const claims = await claimAll(await makeQueue({ mode: "blind", policy: generous }));
  expect([...new Set(keysOf(claims.pairs))].sort()).toEqual([
    "assignmentId", "language", "left", "leftGloss", "prompt", "promptEnglish", "proposed", "reference",
    "referenceVersion", "right", "rightGloss", "scores", "textVersion",
  ]); // biome-ignore format: one list
  for (const pair of claims.pairs) expect(pair).toMatchObject({ proposed: null, scores: null });
});

test("a claim in a blind queue names no score, response, model or seed", async () => {
  const json = JSON.stringify(await claimAll(await makeQueue({ mode: "blind", policy: generous })));
  for (const word of ["chosen", "rejected", "0.75", "0.25", "key-", "model-", "cm-align", "seed", "margin"]) {
    expect(json).not.toContain(word);
  }
});

test("an open queue shows the proposal, and the scores only where the policy does", async () => {
  const shown = await claimAll(await makeQueue({ mode: "open", policy: generous }));
  expect(shown.pairs).toHaveLength(3);
  for (const pair of shown.pairs) {
    expect(pair.proposed).toBe(chosenSide(pair));
    const scores = pair.proposed === "left" ? { left: 0.75, right: 0.25 } : { left: 0.25, right: 0.75 };
    expect(pair.scores).toEqual({ ...scores, margin: 0.5 });
  }
  const hidden = await claimAll(await makeQueue({ mode: "open" }));
  for (const pair of hidden.pairs) expect(pair.scores).toBeNull();
});

test("reference and glosses come only where the policy shows them, each gloss on the side of its text", async () => {
  const shown = await claimAll(await makeQueue({ policy: generous }));
  for (const pair of shown.pairs) {
    expect(pair.reference).toMatch(/^reference /);
    expect(pair.leftGloss).toBe(`gloss of ${pair.left.split(" ")[0]}`);
    expect(pair.rightGloss).toBe(`gloss of ${pair.right.split(" ")[0]}`);
  }
  const hidden = await claimAll(await makeQueue({ policy: { showReference: false, showGloss: false } }));
  for (const pair of hidden.pairs)
    expect(pair).toMatchObject({ reference: null, leftGloss: null, rightGloss: null });
});

test.each([
  [false, undefined],
  [true, "gloss of"],
])(
  "where the policy offers glosses (%s) annotators have them, and leads everywhere",
  async (showGloss, gloss) => {
    const queue = await makeQueue({ pairs: 1, policy: { showGloss } });
    const asked = { queueId: queue.queueId, language: "de", count: 1 };
    const lead = (await claim(queue.lead.userId, queue.lead.membership, asked)).pairs[0];
    expect(lead?.leftGloss).toContain("gloss of");
    await sql(
      "update assignment set state = 'open', annotator_id = null, leased_until = null where queue_id = $1",
      [queue.queueId],
    );
    const annotator = (await claim(queue.one.userId, queue.one.membership, asked)).pairs[0];
    expect(annotator?.leftGloss?.slice(0, 8)).toBe(gloss);
  },
);

test("the prompt comes in the pair's language and in English", async () => {
  const { pairs } = await claimAll(await makeQueue({ pairs: 1 }));
  expect(pairs[0]?.prompt).toMatch(/ de$/);
  expect(pairs[0]?.promptEnglish).toMatch(/ en$/);
});

test("the chosen response stands left in about half of the pairs, and stays where it stands", async () => {
  const queue = await makeQueue({ pairs: 400 });
  const first = await claimAll(queue, 400);
  const left = first.pairs.filter((pair) => chosenSide(pair) === "left").length;
  // A fair coin leaves 150 to 250 of 400 once in some millions of queues.
  expect(left).toBeGreaterThan(150);
  expect(left).toBeLessThan(250);
  expect((await claimAll(queue, 400)).pairs).toEqual(first.pairs);
});

test("sides differ from queue to queue and from slot to slot of the same pairs", async () => {
  const sidesOf = (pairs: Awaited<ReturnType<typeof claimAll>>["pairs"]) => pairs.map(chosenSide).join();
  const one = await makeQueue({ pairs: 60, overlap: 2 });
  const first = await claimAll(one);
  const second = await claimAll({ ...one, one: one.other });
  expect(second.pairs).toHaveLength(60);
  expect(sidesOf(second.pairs)).not.toBe(sidesOf(first.pairs));
  expect(sidesOf((await claimAll(await makeQueue({ pairs: 60 }))).pairs)).not.toBe(sidesOf(first.pairs));
});
