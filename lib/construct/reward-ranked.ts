import { z } from "zod";
import { englishPairs, minCandidates, scoreName } from "./common-parameters";
import { eachLanguage, usable } from "./each-language";
import { namedScores, pairByScore } from "./pair-by-score";
import { Quota, withinQuota } from "./quota";
import { type Findings, type Method, type MethodResult, type PromptGroup, tasks } from "./types";
import { words } from "./words";

export const RewardRankedParameters = z.strictObject({
  score: scoreName("reward"),
  minMargin: z.number().min(0).default(0).meta(words("scoreMargin")),
  minCandidates,
  quota: z.int().min(1).max(1_000_000).nullable().default(null).meta(words("quota")),
  english: englishPairs(true),
});
export type RewardRankedParameters = z.infer<typeof RewardRankedParameters>;

/**
 * Reward-ranked multilingual feedback (Dang et al., EMNLP 2024, arXiv 2407.02552): a reward model ranks the
 * completions of several models in each language; the best is chosen and the worst rejected.
 */
export const rewardRanked: Method<RewardRankedParameters> = {
  name: "reward-ranked",
  title: "Reward-ranked",
  paper: {
    citation:
      "Dang et al. (2024). RLHF Can Speak Many Languages: Unlocking Multilingual Preference Optimization for LLMs. EMNLP 2024.",
    url: "https://arxiv.org/abs/2407.02552",
  },
  provenance: [
    {
      source: "abstract",
      statement: "completionsRanked",
    },
    {
      source: "second",
      statement: "notTranslations",
    },
    { source: "ours", statement: "anyScore" },
    {
      source: "ours",
      statement: "quotaKeeps",
    },
    {
      source: "ours",
      statement: "translationFlags",
    },
  ],
  needs: [
    { column: "scores.{score}", required: tasks, why: "reward" },
    { column: "origin", required: [], why: "originFlags" },
  ],
  parameters: RewardRankedParameters,
  survey(parameters) {
    if (parameters.quota === null) return undefined;
    const quota = new Quota(parameters.quota);
    return {
      see(group) {
        for (const pair of rankedPairs(group, parameters).pairs) quota.add(group, pair);
      },
      findings: () => quota.findings(),
    };
  },
  construct(group, parameters, findings) {
    const ranked = rankedPairs(group, parameters);
    return parameters.quota === null ? ranked : cutToQuota(group, ranked, findings);
  },
};

function rankedPairs(group: PromptGroup, parameters: RewardRankedParameters): MethodResult {
  return eachLanguage(group, parameters, (all) => {
    const candidates = usable(all, parameters.minCandidates);
    if (typeof candidates === "string") return candidates;
    const scores = namedScores(candidates, parameters.score);
    if (typeof scores === "string") return scores;
    return pairByScore(candidates, scores, { minMargin: parameters.minMargin, tolerance: 0 });
  });
}

function cutToQuota(
  group: PromptGroup,
  { pairs, skips }: MethodResult,
  findings: Findings | undefined,
): MethodResult {
  if (!findings) throw new Error("reward-ranked with a quota needs its first pass over all prompts");
  const cut: MethodResult = { pairs: [], skips: [...skips] };
  for (const pair of pairs) {
    const { promptId, language } = pair;
    if (withinQuota(group, pair, findings)) cut.pairs.push(pair);
    else cut.skips.push({ promptId, language, reason: "over-quota" });
  }
  return cut;
}
