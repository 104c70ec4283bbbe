import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { ClaimedPair } from "../../review/decision";
import { inTransaction } from "../db";
import { claim } from "../review/claims";
import { decide } from "../review/decisions";
import { retract } from "../review/retractions";
import { brokenInvariants } from "../testing/test-invariants";
import { makeQueue, type Person, problemOf, request, seeded, type TestQueue } from "../testing/test-project";
import { sql, value, withTestDatabase } from "../testing/test-server";
import { changeTexts } from "./change-texts";
import type { Refreshed } from "./refresh-pairs";

withTestDatabase({ connections: 16 });

async function claimOne({ queueId }: TestQueue, { userId, membership }: Person): Promise<ClaimedPair> {
  const { pairs } = await claim(userId, membership, { queueId, language: "de", count: 1 });
  const [pair] = pairs;
  if (!pair) throw new Error("no pair");
  return pair;
}

/** Decides a pair as it was shown. */
async function judge({ queueId }: TestQueue, { userId, membership }: Person, pair: ClaimedPair) {
  const { textVersion, referenceVersion } = pair;
  const body = request(pair, "left", { textVersion, referenceVersion });
  await decide(userId, membership, queueId, body);
  return body;
}

/** Another text for the response on one side of the pair of an assignment. */
async function change(
  { projectId, lead }: TestQueue,
  { assignmentId }: { assignmentId: number },
  side: "chosen" | "rejected" | "reference",
  text: string,
): Promise<Refreshed> {
  const responseId = await value(
    `select ${side}_id from pair p join assignment a on a.pair_id = p.id where a.id = $1`,
    [assignmentId],
  );
  const writer = { projectId, userId: lead.userId, provenance: "human_edited" as const };
  return inTransaction((client) => changeTexts(client, writer, [{ responseId, text, flags: ["truncated"] }]));
}

const standing = ({ projectId }: TestQueue) =>
  value<number>("select count(*)::int from standing_decision where project_id = $1", [projectId]);

test("a decision on a text that was changed is stale, and its pair is there for the same annotator again", async () => {
  const queue = await makeQueue({ pairs: 2 });
  const before = await claimOne(queue, queue.one);
  const { id } = await judge(queue, queue.one, before);
  expect(await standing(queue)).toBe(1);

  expect(await change(queue, before, "rejected", "mended")).toEqual({ pairs: 1, decisions: 1 });

  expect(await standing(queue)).toBe(0);
  expect(
    await sql("select state, annotator_id from assignment where id = $1", [before.assignmentId]),
  ).toEqual([{ state: "open", annotator_id: null }]);
  expect(
    await sql("select accepted, swapped, rejected from tally where queue_id = $1", [queue.queueId]),
  ).toEqual([{ accepted: 0, swapped: 0, rejected: 0 }]);
  const after = await claimOne(queue, queue.one);
  expect([after.left, after.right]).toContain("mended");
  expect([after.left, after.right]).toContain(
    [before.left, before.right].find((text) => text.startsWith("good")),
  );
  expect(after).toMatchObject({ assignmentId: before.assignmentId, textVersion: 2 });
  await judge(queue, queue.one, after);
  expect(await standing(queue)).toBe(1);
  // What was said of the old text is kept, and may be taken back without taking anything from the counts.
  expect(await sql("select rejected_version from decision where id = $1", [id])).toEqual([
    { rejected_version: 1 },
  ]);
  await retract(queue.one.userId, queue.one.membership, id, randomUUID());
  expect(await standing(queue)).toBe(1);
  expect(await brokenInvariants()).toEqual([]);
});

test("both texts are kept, with who wrote the second", async () => {
  const queue = await makeQueue();
  const pair = await claimOne(queue, queue.one);
  await change(queue, pair, "chosen", "second");
  await change(queue, pair, "chosen", "third");
  const versions = await sql(
    `select v.version, v.text, v.provenance, v.edited_by, v.at is null as first, r.version as now, p.human_edited, p.flags
     from response_version v join response r on r.id = v.response_id join pair p on p.chosen_id = r.id
     where v.project_id = $1 order by v.version`,
    [queue.projectId],
  );
  const pairFlags = ["human-edited", "chosen-truncated"];
  const edited = { provenance: "human_edited", edited_by: queue.lead.userId, first: false };
  expect(versions).toMatchObject([
    { version: 1, provenance: "imported", edited_by: null, first: true, now: 3 },
    { version: 2, text: "second", ...edited },
    { version: 3, text: "third", ...edited, human_edited: true },
  ]);
  expect(versions[0]?.flags).toEqual(expect.arrayContaining(pairFlags));
});

test("who was shown the text before its change cannot decide on the one after it", async () => {
  const queue = await makeQueue();
  const shown = await claimOne(queue, queue.one);
  await change(queue, shown, "chosen", "mended");
  expect(await problemOf(judge(queue, queue.one, shown))).toBe("text-changed");
  expect(await value("select count(*)::int from decision where queue_id = $1", [queue.queueId])).toBe(0);
  // The lease is still theirs.
  const again = await claimOne(queue, queue.one);
  expect(again.assignmentId).toBe(shown.assignmentId);
  await judge(queue, queue.one, again);
  expect(await standing(queue)).toBe(1);
});

test("a text that is changed and changed back is judged anew, and once", async () => {
  const queue = await makeQueue({ pairs: 1 });
  const pair = await claimOne(queue, queue.one);
  await judge(queue, queue.one, pair);
  const was = await value<string>(
    "select r.text from response r join pair p on p.chosen_id = r.id where p.project_id = $1",
    [queue.projectId],
  );
  await change(queue, pair, "chosen", "another");
  await change(queue, pair, "chosen", was);
  expect(await standing(queue)).toBe(0);
  await judge(queue, queue.one, await claimOne(queue, queue.one));
  expect(await standing(queue)).toBe(1);
  expect(await brokenInvariants()).toEqual([]);
});

test("a decision beside a reference that is corrected stands, and tells which one it was made beside", async () => {
  const queue = await makeQueue({ pairs: 1 });
  const pair = await claimOne(queue, queue.one);
  await judge(queue, queue.one, pair);
  expect(await change(queue, pair, "reference", "corrected")).toEqual({ pairs: 1, decisions: 0 });
  const marked = await sql(
    `select d.reference_version as judged, p.reference_version as now, p.human_edited
     from standing_decision d join pair p on p.id = d.pair_id where d.project_id = $1`,
    [queue.projectId],
  );
  expect(marked).toEqual([{ judged: 1, now: 2, human_edited: false }]);
});

test("counts are those of a recount after changes in the midst of claims, decisions and retractions", async () => {
  const queue = await makeQueue({ pairs: 12, overlap: 2, annotators: 4 });
  const odd = new Set<string>();
  const annotate = async (person: Person, seed: number) => {
    const random = seeded(seed);
    for (let n = 0; n < 40; n += 1) {
      try {
        const { id } = await judge(queue, person, await claimOne(queue, person));
        if (random() < 0.3) await retract(person.userId, person.membership, id, randomUUID());
      } catch (error) {
        const said = error instanceof Error ? ("code" in error ? String(error.code) : error.message) : "?";
        if (said !== "text-changed" && said !== "no pair") odd.add(said);
      }
    }
  };
  const edit = async () => {
    const random = seeded(9);
    const ids = await sql<{ id: number }>(
      "select min(id) as id from assignment where queue_id = $1 group by pair_id",
      [queue.queueId],
    );
    for (let n = 0; n < 60; n += 1) {
      const at = ids[Math.floor(random() * ids.length)];
      if (at)
        await change(queue, { assignmentId: at.id }, random() < 0.5 ? "chosen" : "rejected", `text ${n}`);
    }
  };
  await Promise.all([...queue.annotators.map(annotate), edit()]);
  expect([...odd]).toEqual([]);
  expect(
    await value("select count(*)::int from decision where queue_id = $1", [queue.queueId]),
  ).toBeGreaterThan(20);
  expect(await brokenInvariants()).toEqual([]);
});
