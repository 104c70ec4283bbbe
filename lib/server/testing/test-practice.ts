import { randomUUID } from "node:crypto";
import type { Expectation, PracticeFeedback, PracticeTask } from "../../review/practice";
import { answerPractice, PracticeAnswerRequest } from "../review/practice-answers";
import { addPracticePair } from "../review/practice-pairs";
import { readRound } from "../review/practice-round";
import { chosenSide, type Person, type TestQueue } from "./test-project";
import { sql } from "./test-server";

/** Ids of the queue's pairs in a language, the last ones first: claims begin at the other end. */
export async function pairsOf({ runId }: Pick<TestQueue, "runId">, language = "de"): Promise<number[]> {
  const rows = await sql<{ id: number }>(
    "select id from pair where run_id = $1 and language = $2 order by id desc",
    [runId, language],
  );
  return rows.map(({ id }) => id);
}

/** Makes practice pairs of so many pairs of a language; their ids. */
export async function makePractice(
  queue: TestQueue,
  { count = 1, language = "de", expected = "chosen" as Expectation } = {},
): Promise<number[]> {
  const made: number[] = [];
  for (const pairId of (await pairsOf(queue, language)).slice(0, count)) {
    const request = { expected, why: `Because of ${pairId}.` };
    made.push((await addPracticePair(queue.lead.actor, queue.projectId, pairId, request)).id);
  }
  return made;
}

/** Answers a task as what the method chose, or as the other side. */
export function answerTask(
  person: Person,
  task: PracticeTask,
  agreeing = true,
  id: string = randomUUID(),
): Promise<PracticeFeedback> {
  const chosen = chosenSide(task.pair);
  const choice = agreeing ? chosen : chosen === "left" ? "right" : "left";
  const { practiceId, attempt } = task;
  const request = PracticeAnswerRequest.parse({ id, attempt, choice, durationMs: 900 });
  return answerPractice(person.userId, person.membership, practiceId, request);
}

/** Does a whole round. */
export async function practise(person: Person, language = "de"): Promise<void> {
  const { tasks } = await readRound(person.userId, person.membership, { language, again: false });
  for (const task of tasks) await answerTask(person, task);
}
