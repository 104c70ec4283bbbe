import { z } from "zod";
import { cmAlign } from "./cm-align";
import { englishPairs, minCandidates, similarityMargin } from "./common-parameters";
import { constructFromReference } from "./from-reference";
import { pickedReference } from "./picked-reference";
import type { Method } from "./types";

export const FirstReferenceParameters = z.strictObject({
  minMargin: similarityMargin,
  minCandidates,
  english: englishPairs(false),
});
export type FirstReferenceParameters = z.infer<typeof FirstReferenceParameters>;

/** The baseline that CM-Align argues against: its part 2, with the first English response as the reference. */
export const firstReference: Method<FirstReferenceParameters> = {
  name: "first-reference",
  title: "First reference",
  paper: cmAlign.paper,
  provenance: [
    {
      source: "second",
      statement: "asCmAlign",
    },
    {
      source: "ours",
      statement: "firstIsReference",
    },
    {
      source: "ours",
      statement: "noVote",
    },
    ...cmAlign.provenance.filter(({ statement }) => statement === "codeDistance" || statement === "ties"),
  ],
  needs: cmAlign.needs,
  parameters: FirstReferenceParameters,
  construct: (group, parameters) =>
    constructFromReference(
      group,
      parameters,
      pickedReference(([first]) => first),
    ),
};
