import { z } from "zod";
import { countVotes, poolOrder, type Vote, type VoteCount, voteReaders, votesOf } from "./calm-vote";
import { englishPairs } from "./common-parameters";
import { eachLanguage, type LanguageOutcome, usable } from "./each-language";
import { canonicalLanguage } from "./language-tag";
import { rankingOf } from "./ranking";
import type { Answer, AnswerReader } from "./reference-by-vote";
import type { Candidate, Method, PromptGroup, Ranked } from "./types";
import { words } from "./words";

/** The order in which the authors' code pools the languages. */
export const calmPool = "ja, zh, fr, de, it, en";

export const CalmParameters = z.strictObject({
  pool: z
    .string()
    .max(500)
    .default(calmPool)
    .refine((written) => tagsOf(written).every((tag) => "tag" in canonicalLanguage(tag)), {
      error: "names something that is not a language tag",
    })
    .meta(words("pool")),
  english: englishPairs(false).meta(words("calmEnglish")),
});
export type CalmParameters = z.infer<typeof CalmParameters>;

/**
 * CALM (Wang et al., Findings of NAACL 2025, arXiv 2501.18457). The samples of all languages vote for an answer;
 * in each language, every sample that voted for another one is rejected, against one that voted for the winner.
 */
export const calm: Method<CalmParameters> = {
  name: "calm",
  title: "CALM",
  paper: {
    citation:
      "Wang et al. (2025). CALM: Unleashing the Cross-Lingual Self-Aligning Ability of Language Model Question Answering. Findings of NAACL 2025.",
    url: "https://arxiv.org/abs/2501.18457",
  },
  provenance: [
    {
      source: "code",
      statement: "letterVote",
    },
    {
      source: "code",
      statement: "equalVotes",
    },
    {
      source: "code",
      statement: "everyDissenter",
    },
    { source: "code", statement: "englishVote" },
    {
      source: "ours",
      statement: "chosenExplanation",
    },
    {
      source: "ours",
      statement: "voteShares",
    },
    { source: "ours", statement: "mathVotes" },
    { source: "ours", statement: "ownMarkers" },
  ],
  needs: [],
  parameters: CalmParameters,
  construct(group, parameters) {
    const poll = pollOf(group, parameters.pool);
    return eachLanguage(group, parameters, (all, language) => {
      if (!poll) return "task-not-covered";
      const candidates = usable(all);
      if (typeof candidates === "string") return candidates;
      const own = votesOf(candidates, language, poll.read);
      const count = language === "en" ? countVotes(own) : poll.count;
      if (!count || own.length === 0) return "no-parsable-answer";
      return dissentPairs(candidates, own, count, poll, language);
    });
  },
};

type Poll = { read: AnswerReader; votes: readonly Vote[]; count: VoteCount | undefined };

/** The vote of a prompt over all of its languages; `undefined` where its kind of prompt has no answers to vote on. */
export function pollOf({ task, languages }: PromptGroup, pool: string): Poll | undefined {
  if (task !== "choice" && task !== "math") return undefined;
  const read = voteReaders[task];
  const named = tagsOf(pool).map((tag) => {
    const canonical = canonicalLanguage(tag);
    return "tag" in canonical ? canonical.tag : tag;
  });
  const votes = poolOrder(languages.keys(), named).flatMap((language) =>
    votesOf(languages.get(language) ?? [], language, read),
  );
  return { read, votes, count: countVotes(votes) };
}

function dissentPairs(
  candidates: readonly Candidate[],
  own: readonly Vote[],
  count: VoteCount,
  { read, votes }: Poll,
  language: string,
): LanguageOutcome {
  const { winner, shares, tied } = count;
  const dissenting = own.filter(({ answer }) => answer !== winner);
  if (dissenting.length === 0) return "all-agree";
  const answers = candidates.map(({ text }) => read(text, language));
  const chosen =
    candidates.find(({ origin }, i) => origin === "translated" && answers[i] === winner) ??
    own.find(({ answer }) => answer === winner)?.candidate;
  if (!chosen) return "none-agrees";
  const english = votes.find((vote) => vote.language === "en" && vote.answer === winner);
  const support = shares.get(winner) ?? 0;
  const ranking = rankedByVotes(candidates, answers, count);
  return dissenting.map(({ candidate, answer }) => ({
    referenceId: english?.candidate.responseId ?? null,
    chosenId: chosen.responseId,
    rejectedId: candidate.responseId,
    scoreChosen: support,
    scoreRejected: shares.get(answer) ?? 0,
    margin: support - (shares.get(answer) ?? 0),
    support,
    referenceScore: null,
    ranking,
    flags: tied ? ["tie"] : [],
  }));
}

/** By the answers' shares of the votes; of answers with as many votes, the winner comes first. */
function rankedByVotes(
  candidates: readonly Candidate[],
  answers: readonly (Answer | undefined)[],
  { winner, shares }: VoteCount,
): Ranked[] {
  const places = candidates.map((candidate, i) => ({ candidate, answer: answers[i] }));
  const inOrder = [
    ...places.filter(({ answer }) => answer === winner),
    ...places.filter(({ answer }) => answer !== winner),
  ];
  return rankingOf(
    inOrder.map(({ candidate }) => candidate),
    inOrder.map(({ answer }) => (answer === undefined ? null : (shares.get(answer) ?? 0))),
  );
}

function tagsOf(written: string): string[] {
  return written.split(/[\s,]+/u).filter((tag) => tag !== "");
}
