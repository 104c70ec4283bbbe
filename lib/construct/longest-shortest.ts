import { z } from "zod";
import { englishPairs, minCandidates } from "./common-parameters";
import { eachLanguage, usable } from "./each-language";
import { lengthOf } from "./length";
import { pairByScore } from "./pair-by-score";
import type { Method } from "./types";
import { words } from "./words";

export const LongestShortestParameters = z.strictObject({
  minMargin: z.int().min(0).max(200_000).default(0).meta(words("lengthMargin")),
  minCandidates,
  english: englishPairs(false),
});
export type LongestShortestParameters = z.infer<typeof LongestShortestParameters>;

/** The control for length bias: the longest response is chosen, the shortest rejected, whatever they say. */
export const longestShortest: Method<LongestShortestParameters> = {
  name: "longest-shortest",
  title: "Longest and shortest",
  paper: null,
  provenance: [
    { source: "ours", statement: "ownControl" },
    {
      source: "ours",
      statement: "lengthInCharacters",
    },
    { source: "ours", statement: "tiesFlagged" },
  ],
  needs: [],
  parameters: LongestShortestParameters,
  construct: (group, parameters) =>
    eachLanguage(group, parameters, (all) => {
      const candidates = usable(all, parameters.minCandidates);
      if (typeof candidates === "string") return candidates;
      const lengths = candidates.map(({ text }) => lengthOf(text));
      return pairByScore(candidates, lengths, { minMargin: parameters.minMargin, tolerance: 0 });
    }),
};
