import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { claim } from "./review/claims";
import { decide } from "./review/decisions";
import { changeGuideline } from "./review/guideline";
import { answerPractice, PracticeAnswerRequest } from "./review/practice-answers";
import { addPracticePair } from "./review/practice-pairs";
import { retract } from "./review/retractions";
import { makeQueue, problemOf, request } from "./testing/test-project";
import { sql, value, withTestDatabase } from "./testing/test-server";

withTestDatabase();

const restrictViolation = "23001";

async function everyKindOfRecord() {
  const queue = await makeQueue();
  const { userId, membership } = queue.one;
  const [pair] = (await claim(userId, membership, { queueId: queue.queueId, language: "de", count: 1 }))
    .pairs;
  if (!pair) throw new Error("no pair");
  const body = request(pair, "left");
  await decide(userId, membership, queue.queueId, body);
  await retract(userId, membership, body.id, randomUUID());
  const { actor } = queue.lead;
  await changeGuideline(actor, queue.projectId, { from: 0, text: "Right first.", language: "en", texts: {} });
  const pairId = await value("select min(id) from pair where project_id = $1", [queue.projectId]);
  const { id } = await addPracticePair(actor, queue.projectId, pairId, { expected: "chosen", why: "Right." });
  const answer = { id: randomUUID(), attempt: 1, choice: "left", durationMs: 1 };
  await answerPractice(userId, membership, id, PracticeAnswerRequest.parse(answer));
  return queue;
}

describe.each([
  ["decision", "comment = 'changed'"],
  ["retraction", "retracted_at = now()"],
  ["audit_event", "action = 'nothing'"],
  ["guideline", "text = 'Anything goes.'"],
  ["practice_answer", "agrees = true"],
  ["sight", "seen_at = now()"],
])("%s", (table, change) => {
  test.each([`update ${table} set ${change}`, `delete from ${table}`, `truncate ${table} cascade`])(
    "refuses: %s",
    async (statement) => {
      await everyKindOfRecord();
      const before = await sql(`select * from ${table}`);
      expect(before).not.toEqual([]);
      expect(await problemOf(sql(statement))).toBe(restrictViolation);
      expect(await sql(`select * from ${table}`)).toEqual(before);
    },
  );
});

test("a project with decisions cannot be deleted with them", async () => {
  const { projectId } = await everyKindOfRecord();
  expect(await problemOf(sql("delete from project where id = $1", [projectId]))).not.toBe("no problem");
  expect(await sql("select 1 from decision where project_id = $1", [projectId])).toHaveLength(1);
});

const pointsAbroad = [
  "update assignment set pair_id = (select min(id) from pair where project_id = $2) where project_id = $1",
  "update pair set chosen_id = (select min(id) from response where project_id = $2) where project_id = $1",
  "update queue set run_id = (select id from run where project_id = $2), name = 'Other' where project_id = $1",
  "update tally set queue_id = (select id from queue where project_id = $2), language = 'fr' where project_id = $1",
  "insert into skip (run_id, project_id, prompt_id, language, reason) select id, $1, (select min(id) from prompt where project_id = $1), 'de', '' from run where project_id = $2",
];

test.each(pointsAbroad)("a row cannot point into another project: %s", async (statement) => {
  const [own, foreign] = [await makeQueue({ pairs: 1 }), await makeQueue({ pairs: 1 })];
  expect(await problemOf(sql(statement, [own.projectId, foreign.projectId]))).toBe("23503");
});
