import { randomUUID } from "node:crypto";
import { blindChoices } from "../../review/choice";
import { claim } from "../review/claims";
import { decide } from "../review/decisions";
import { retract } from "../review/retractions";
import { request, seeded, type TestQueue } from "./test-project";

/** One of the queue's annotators at work: so many steps, seeded, each a decision at random or one of theirs taken back. */
export async function annotate(
  queue: TestQueue,
  at: number,
  steps: number,
  languages: readonly string[],
): Promise<void> {
  const person = queue.annotators[at];
  if (!person) throw new Error("nobody");
  const { userId, membership } = person;
  const random = seeded(at + 1);
  const any = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const made: string[] = [];
  for (let n = 0; n < steps; n += 1) {
    const back =
      made.length > 0 && random() < 0.3 ? made.splice(Math.floor(random() * made.length), 1)[0] : undefined;
    if (back) await retract(userId, membership, back, randomUUID());
    else {
      const asked = { queueId: queue.queueId, language: any(languages), count: 1 };
      const [pair] = (await claim(userId, membership, asked)).pairs;
      if (!pair) continue;
      const body = request(pair, any(blindChoices));
      await decide(userId, membership, queue.queueId, body);
      made.push(body.id);
    }
  }
}
