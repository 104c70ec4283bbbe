import { z } from "zod";
import { englishPairs } from "./common-parameters";
import { eachLanguage, usable } from "./each-language";
import { lengthOf } from "./length";
import { controlled, LengthControl } from "./length-control";
import { pairByScore } from "./pair-by-score";
import { rankingOf } from "./ranking";
import { type Candidate, type Findings, type Method, type SkipReason, tasks } from "./types";
import { words } from "./words";

export const ImplicitRewardParameters = z.strictObject({
  alpha: z.number().min(0).max(10).nullable().default(null).meta(words("alpha")),
  maxReward: z.number().nullable().default(null).meta(words("maxReward")),
  minMargin: z.number().min(0).default(0).meta(words("rewardMargin")),
  guards: z.boolean().default(true).meta(words("guards")),
  english: englishPairs(true),
});
export type ImplicitRewardParameters = z.infer<typeof ImplicitRewardParameters>;

/**
 * Implicit cross-lingual rewarding, ICR (Yang et al., Findings of ACL 2025, arXiv 2503.04647). An English-aligned
 * model is its own judge in every language: the reward of a response is how much likelier alignment has made it.
 */
export const implicitReward: Method<ImplicitRewardParameters> = {
  name: "implicit-reward",
  title: "Implicit reward",
  paper: {
    citation:
      "Yang et al. (2025). Implicit Cross-Lingual Rewarding for Efficient Multilingual Preference Alignment. Findings of ACL 2025.",
    url: "https://arxiv.org/abs/2503.04647",
  },
  provenance: [
    {
      source: "code",
      statement: "impliedReward",
    },
    {
      source: "code",
      statement: "lengthControl",
    },
    {
      source: "code",
      statement: "firstHighest",
    },
    {
      source: "code",
      statement: "upperBound",
    },
    {
      source: "ours",
      statement: "boundLeavesOut",
    },
    {
      source: "ours",
      statement: "guardsAlpha",
    },
    {
      source: "ours",
      statement: "logprobsGiven",
    },
  ],
  needs: [
    {
      column: "policy_logprob",
      required: tasks,
      why: "policyLogprob",
    },
    { column: "reference_logprob", required: tasks, why: "referenceLogprob" },
  ],
  parameters: ImplicitRewardParameters,
  survey(parameters) {
    if (parameters.alpha !== null) return undefined;
    const control = new LengthControl();
    return {
      see({ languages }) {
        for (const [language, all] of languages) {
          const rewarded = rewardsOf(all, parameters.guards);
          if (typeof rewarded !== "string") control.add(language, rewarded.rewards, rewarded.lengths);
        }
      },
      findings: () => control.findings(),
    };
  },
  construct(group, parameters, findings) {
    return eachLanguage(group, parameters, (all, language) => {
      const rewarded = rewardsOf(all, parameters.guards);
      if (typeof rewarded === "string") return rewarded;
      const alpha = parameters.alpha ?? foundAlpha(findings, language);
      return pairByReward(rewarded, alpha, parameters);
    });
  },
};

type Rewarded = { candidates: readonly Candidate[]; rewards: number[]; lengths: number[] };

function rewardsOf(all: readonly Candidate[], guards: boolean): Rewarded | SkipReason {
  const candidates = guards ? usable(all) : all;
  if (typeof candidates === "string") return candidates;
  if (candidates.length < 2) return "too-few-candidates";
  const rewards = candidates.map(
    ({ policyLogprob = Number.NaN, referenceLogprob = Number.NaN }) => policyLogprob - referenceLogprob,
  );
  if (!rewards.every(Number.isFinite)) return "missing-score";
  return { candidates, rewards, lengths: candidates.map(({ text }) => lengthOf(text)) };
}

/** A language that came after the first pass has none: its length is not priced. */
function foundAlpha(findings: Findings | undefined, language: string): number {
  if (!findings) throw new Error("implicit-reward without alpha needs its first pass over all prompts");
  return findings[language]?.alpha ?? 0;
}

function pairByReward(
  { candidates, rewards, lengths }: Rewarded,
  alpha: number,
  { maxReward, minMargin, guards }: ImplicitRewardParameters,
) {
  const scores = controlled(rewards, lengths, alpha);
  const rule = { minMargin, tolerance: 0, equalTexts: !guards };
  if (maxReward === null) return pairByScore(candidates, scores, rule);
  // Whatever is above the bound cannot be chosen, and being highest it cannot be rejected either.
  const below = candidates.flatMap((candidate, i) => {
    const score = scores[i] ?? Number.NaN;
    return score <= maxReward ? [{ candidate, score }] : [];
  });
  if (below.length < 2) return "above-bound";
  const pair = pairByScore(
    below.map(({ candidate }) => candidate),
    below.map(({ score }) => score),
    rule,
  );
  // Those above the bound rank above the chosen one: one can see what the bound kept out.
  return typeof pair === "string" ? pair : { ...pair, ranking: rankingOf(candidates, scores) };
}
