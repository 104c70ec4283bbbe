import { z } from "zod";
import { cmAlign } from "./cm-align";
import { FirstReferenceParameters, firstReference } from "./first-reference";
import { constructFromReference } from "./from-reference";
import { hash53 } from "./hash";
import { pickedReference } from "./picked-reference";
import type { Candidate, Method } from "./types";
import { words } from "./words";

export const RandomReferenceParameters = z.strictObject({
  seed: z.int().min(0).max(2_147_483_647).default(0).meta(words("referenceSeed")),
  ...FirstReferenceParameters.shape,
});
export type RandomReferenceParameters = z.infer<typeof RandomReferenceParameters>;

/** The baseline that CM-Align argues against: its part 2, with a random English response as the reference. */
export const randomReference: Method<RandomReferenceParameters> = {
  name: "random-reference",
  title: "Random reference",
  paper: cmAlign.paper,
  provenance: [
    ...firstReference.provenance.filter(({ statement }) => statement !== "firstIsReference"),
    {
      source: "ours",
      statement: "randomIsReference",
    },
  ],
  needs: cmAlign.needs,
  parameters: RandomReferenceParameters,
  construct: (group, parameters) =>
    constructFromReference(
      group,
      parameters,
      pickedReference((english) => randomOf(english, `${parameters.seed}\n${group.key ?? group.promptId}`)),
    ),
};

/**
 * The response with the lowest hash: each has the same chance, whatever their order. A text that is there twice
 * counts twice, as its first and its second.
 */
export function randomOf(candidates: readonly Candidate[], salt: string): Candidate | undefined {
  const seen = new Map<string, number>();
  let lowest = Number.POSITIVE_INFINITY;
  let picked: Candidate | undefined;
  for (const candidate of candidates) {
    const occurrence = (seen.get(candidate.text) ?? 0) + 1;
    seen.set(candidate.text, occurrence);
    const hash = hash53(`${salt}\n${occurrence}\n${candidate.text}`);
    if (hash < lowest) {
      lowest = hash;
      picked = candidate;
    }
  }
  return picked;
}
