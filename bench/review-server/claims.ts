import { z } from "zod";
import { quantile } from "../review-browser/figures.ts";
import { type Ask, load } from "./load.ts";
import type { Place } from "./servers.ts";

export type ClaimLatency = { pairs: number; claims: number; p50: number; p95: number; worst: number };

type Options = { rounds: number; count: number };

/** New pairs, one claim after the other, by each person in each queue and language: in turns at all places. */
export async function benchClaims(places: readonly Place[], options: Options): Promise<ClaimLatency[]> {
  const took = places.map((): number[] => []);
  for (let round = 0; round <= options.rounds; round += 1) {
    for (const [index, place] of places.entries()) {
      const ms = await claimEverywhere(place, options.count);
      // The first round only warms everything up.
      if (round > 0) took[index]?.push(...ms);
    }
  }
  return places.map(({ pairs }, index) => {
    const ms = took[index] ?? [];
    return {
      pairs,
      claims: ms.length,
      p50: quantile(ms, 0.5),
      p95: quantile(ms, 0.95),
      worst: Math.max(...ms),
    };
  });
}

const Claimed = z.object({ pairs: z.array(z.object({ assignmentId: z.number() })) });

async function claimEverywhere(place: Place, count: number): Promise<number[]> {
  const { projectId, queues, languages, people, database } = place;
  // What was claimed before goes back, or its owner would get the same again.
  await database.query(
    "update assignment set state = 'open', annotator_id = null, leased_until = null where state = 'leased'",
  );
  // Each person another queue and language at each of their turns, so that no two claims in a row are alike.
  const asks: Ask[] = queues.flatMap((queueId) =>
    languages.flatMap((language) =>
      people.map((person) =>
        place.as(person, {
          method: "POST",
          path: `/api/projects/${projectId}/queues/${queueId}/claims`,
          body: { language, count },
        }),
      ),
    ),
  );
  const { answers } = await load(place.url, { connections: 1, seconds: 600 }, () => asks.pop());
  for (const { status, text } of answers) {
    const got = status === 200 ? Claimed.parse(JSON.parse(text)).pairs.length : 0;
    if (got !== count)
      throw new Error(`A claim of ${count} pairs was answered with ${status}, ${got} pairs.`);
  }
  return answers.map(({ ms }) => ms);
}
