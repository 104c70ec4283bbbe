import { z } from "zod";
import { englishPairs, minCandidates, similarityMargin } from "./common-parameters";
import { constructFromReference } from "./from-reference";
import { referenceByCode, referenceByVectors } from "./reference-by-similarity";
import { referenceByVote } from "./reference-by-vote";
import type { Method } from "./types";

export const CmAlignParameters = z.strictObject({
  minMargin: similarityMargin,
  minCandidates,
  english: englishPairs(false),
});
export type CmAlignParameters = z.infer<typeof CmAlignParameters>;

/**
 * CM-Align (Zhang et al., Findings of EMNLP 2025, arXiv 2509.08541). The English reference is the response on
 * which the English samples agree most; in every other language the response nearest to it is chosen, and the
 * one farthest from it rejected.
 */
export const cmAlign: Method<CmAlignParameters> = {
  name: "cm-align",
  title: "CM-Align",
  paper: {
    citation:
      "Zhang et al. (2025). CM-Align: Consistency-based Multilingual Alignment for Large Language Models. Findings of EMNLP 2025.",
    url: "https://arxiv.org/abs/2509.08541",
  },
  provenance: [
    {
      source: "abstract",
      statement: "consistency",
    },
    {
      source: "second",
      statement: "generalCosine",
    },
    {
      source: "second",
      statement: "mathVote",
    },
    {
      source: "second",
      statement: "codeSnippets",
    },
    {
      source: "ours",
      statement: "mathPair",
    },
    {
      source: "ours",
      statement: "mathScore",
    },
    { source: "ours", statement: "choiceAsMath" },
    {
      source: "ours",
      statement: "codeDistance",
    },
    { source: "ours", statement: "otherLanguages" },
    {
      source: "ours",
      statement: "ties",
    },
  ],
  needs: [
    {
      column: "embedding",
      required: ["general"],
      why: "embedding",
    },
  ],
  parameters: CmAlignParameters,
  construct: (group, parameters) =>
    constructFromReference(group, parameters, {
      answer: referenceByVote,
      vectors: referenceByVectors,
      code: referenceByCode,
    }),
};
