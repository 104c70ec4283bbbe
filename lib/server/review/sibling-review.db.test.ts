import { describe, expect, test } from "vitest";
import { readBoard } from "../board";
import { brokenInvariants } from "../testing/test-invariants";
import { makeQueue, type Person, problemOf, request, type TestQueue } from "../testing/test-project";
import { sql, value, withTestDatabase } from "../testing/test-server";
import { claim } from "./claims";
import { decide } from "./decisions";
import { listQueues } from "./queues";
import { sendSiblings } from "./sibling-review";

withTestDatabase({ connections: 16 });

const languages = ["de", "fr"];

const send = ({ lead, projectId, runId }: TestQueue, promptId: number) =>
  sendSiblings(lead.actor, projectId, runId, promptId);

/** The prompt that the queue would give last. */
const lastPrompt = ({ runId }: TestQueue) =>
  value("select max(prompt_id) from pair where run_id = $1", [runId]);

const claims = ({ queueId }: TestQueue, { userId, membership }: Person, language = "de", count = 1) =>
  claim(userId, membership, { queueId, language, count });

async function judgeAll(queue: TestQueue, person: Person, language: string): Promise<void> {
  const { pairs } = await claims(queue, person, language, 20);
  for (const pair of pairs)
    await decide(person.userId, person.membership, queue.queueId, request(pair, "left"));
}

const promptOf = (assignmentId: number | undefined) =>
  value("select p.prompt_id from assignment a join pair p on p.id = a.pair_id where a.id = $1", [
    assignmentId,
  ]);

describe("siblings sent to review", () => {
  test("that wait move to the front, in every language", async () => {
    const queue = await makeQueue({ pairs: 5, languages });
    const prompt = await lastPrompt(queue);
    expect(await send(queue, prompt)).toEqual({ added: 0, again: 0, moved: 2 });
    for (const language of languages) {
      const { pairs, left, total } = await claims(queue, queue.one, language);
      expect(await promptOf(pairs[0]?.assignmentId)).toBe(prompt);
      expect([left, total]).toEqual([5, 5]);
    }
  });

  test("that everybody has judged are wanted once more, of somebody else, before all others", async () => {
    const queue = await makeQueue({ pairs: 3, languages });
    await judgeAll(queue, queue.one, "de");
    const prompt = await lastPrompt(queue);
    expect(await send(queue, prompt)).toEqual({ added: 0, again: 1, moved: 1 });
    expect((await claims(queue, queue.one)).pairs).toEqual([]);
    const { pairs, left, total } = await claims(queue, queue.other);
    expect(await promptOf(pairs[0]?.assignmentId)).toBe(prompt);
    expect([left, total]).toEqual([1, 4]);
    const [summary] = await listQueues(queue.one.userId, queue.one.membership);
    expect(summary?.languages.find(({ language }) => language === "de")).toMatchObject({
      wanted: 4,
      decided: 3,
    });
    expect(
      (await readBoard(queue.projectId)).languages.find(({ language }) => language === "de"),
    ).toBeUndefined();
    const [pair] = pairs;
    if (!pair) throw new Error("no pair");
    await decide(queue.other.userId, queue.other.membership, queue.queueId, request(pair, "right"));
    expect((await claims(queue, queue.other)).left).toBe(0);
    expect(await brokenInvariants()).toEqual([]);
  });

  test("that are in no queue come into the run's, and its counts grow by them", async () => {
    const queue = await makeQueue({ pairs: 3, languages, overlap: 2 });
    const prompt = await lastPrompt(queue);
    const away = "pair_id in (select id from pair where prompt_id = $1 and language = 'fr')";
    await sql(`delete from assignment where ${away}`, [prompt]);
    await sql(
      "update tally set pairs = pairs - 1, wanted = wanted - 2 where queue_id = $1 and language = 'fr'",
      [queue.queueId],
    );
    expect(await send(queue, prompt)).toEqual({ added: 1, again: 0, moved: 1 });
    const { pairs, total } = await claims(queue, queue.one, "fr");
    expect(await promptOf(pairs[0]?.assignmentId)).toBe(prompt);
    expect(total).toBe(6);
  });

  test("sent again, or by several leads at once, are sent once, and audited once", async () => {
    const queue = await makeQueue({ pairs: 3, languages });
    await judgeAll(queue, queue.one, "de");
    const prompt = await lastPrompt(queue);
    const sent = await Promise.all(Array.from({ length: 6 }, () => send(queue, prompt)));
    const sum = (of: "added" | "again" | "moved") => sent.reduce((all, one) => all + one[of], 0);
    expect([sum("added"), sum("again"), sum("moved")]).toEqual([0, 1, 1]);
    expect(await send(queue, prompt)).toEqual({ added: 0, again: 0, moved: 0 });
    expect(
      await sql("select wanted - pairs as extra from tally where queue_id = $1 order by language", [
        queue.queueId,
      ]),
    ).toEqual([{ extra: 1 }, { extra: 0 }]);
    const events = await sql(
      "select detail from audit_event where action = 'siblings.sent' and project_id = $1",
      [queue.projectId],
    );
    expect(events).toHaveLength(1);
  });

  test("while others claim and decide break nothing: every slot that was asked for can be filled", async () => {
    const queue = await makeQueue({ pairs: 6, languages, annotators: 6 });
    const prompts = await sql<{ id: number }>("select distinct prompt_id as id from pair where run_id = $1", [
      queue.runId,
    ]);
    const annotate = async (person: Person) => {
      for (let n = 0; n < 8; n += 1) await judgeAll(queue, person, languages[n % 2] ?? "de");
    };
    const lead = async () => {
      for (let n = 0; n < 3; n += 1) for (const { id } of prompts) await send(queue, id);
    };
    await Promise.all([...queue.annotators.map(annotate), lead(), lead()]);
    for (const person of queue.annotators)
      for (const language of languages) await judgeAll(queue, person, language);
    const rows = await sql<{ wanted: number; slots: number; decided: number }>(
      `select t.wanted, t.accepted + t.swapped + t.rejected as decided,
              (select count(*)::int from assignment a where a.queue_id = t.queue_id and a.language = t.language) as slots
       from tally t where t.queue_id = $1`,
      [queue.queueId],
    );
    for (const { wanted, slots } of rows) expect(slots).toBe(wanted);
    expect(await brokenInvariants()).toEqual([]);
  });

  test("of a prompt of another project, or a run that is not in review, are refused", async () => {
    const [queue, foreign] = [await makeQueue(), await makeQueue()];
    expect(await problemOf(send({ ...queue, runId: foreign.runId }, await lastPrompt(foreign)))).toBe(
      "not-found",
    );
    const prompt = await lastPrompt(queue);
    for (const table of ["assignment", "tally"])
      await sql(`delete from ${table} where queue_id = $1`, [queue.queueId]);
    await sql("delete from queue where id = $1", [queue.queueId]);
    expect(await problemOf(send(queue, prompt))).toBe("no-queue");
  });
});
