import { z } from "zod";
import { scoreName } from "./common-parameters";
import { eachLanguage, isNotBlank, type LanguageOutcome, usable } from "./each-language";
import { canBeReference, mapoNumber, withoutAnnotations } from "./mapo-text";
import { namedScores } from "./pair-by-score";
import { rankingOf } from "./ranking";
import type { Candidate, Method, PromptGroup } from "./types";
import { words } from "./words";

export const MapoParameters = z.strictObject({
  score: scoreName("alignment"),
  maxPairs: z.int().min(1).max(10_000).nullable().default(null).meta(words("maxPairs")),
});
export type MapoParameters = z.infer<typeof MapoParameters>;

/**
 * MAPO (She et al., ACL 2024, arXiv 2401.06838). A response is good where it says what the English ones say, as a
 * translation model measures it: each right answer is preferred to every answer that aligns less with them.
 */
export const mapo: Method<MapoParameters> = {
  name: "mapo",
  title: "MAPO",
  paper: {
    citation:
      "She et al. (2024). MAPO: Advancing Multilingual Reasoning through Multilingual-Alignment-as-Preference Optimization. ACL 2024.",
    url: "https://arxiv.org/abs/2401.06838",
  },
  provenance: [
    {
      source: "code",
      statement: "allReferences",
    },
    {
      source: "code",
      statement: "alignmentScore",
    },
    {
      source: "code",
      statement: "sortedPairs",
    },
    {
      source: "code",
      statement: "lastNumber",
    },
    {
      source: "ours",
      statement: "withoutEnglish",
    },
    { source: "ours", statement: "capped" },
    {
      source: "ours",
      statement: "onlyMath",
    },
  ],
  needs: [
    { column: "gold", required: ["math"], why: "gold" },
    {
      column: "scores.{score}",
      required: ["math"],
      why: "alignment",
    },
  ],
  parameters: MapoParameters,
  construct(group, parameters) {
    const english = (group.languages.get("en") ?? []).filter(isNotBlank);
    const reference = english.find(({ text }) => canBeReference(text));
    return eachLanguage(group, { english: false }, (all) => {
      if (group.task !== "math") return "task-not-covered";
      const gold = goldOf(group);
      if (gold === undefined) return "no-gold";
      if (english.length > 0 && !reference) return "no-english-reference";
      const candidates = usable(all);
      if (typeof candidates === "string") return candidates;
      return rankedPairs(candidates, gold, reference, parameters);
    });
  },
};

function goldOf({ gold }: PromptGroup): number | undefined {
  return gold !== undefined && /\p{Nd}/u.test(gold) ? mapoNumber(gold) : undefined;
}

function rankedPairs(
  candidates: readonly Candidate[],
  gold: number,
  reference: Candidate | undefined,
  { score: name, maxPairs }: MapoParameters,
): LanguageOutcome {
  const scores = namedScores(candidates, name);
  if (typeof scores === "string") return scores;
  const ranking = rankingOf(candidates, scores);
  const answers = candidates.map((candidate, i) => ({
    id: candidate.responseId,
    text: withoutAnnotations(candidate.text),
    right: Math.abs(gold - mapoNumber(candidate.text)) <= 1e-3,
    score: scores[i] ?? 0,
  }));
  const ranked = answers.sort((one, other) => other.score - one.score);
  const wins = ranked.flatMap((winner, place) =>
    winner.right ? ranked.slice(place + 1).map((loser) => ({ winner, loser })) : [],
  );
  if (!ranked.some(({ right }) => right)) return "none-agrees";
  const unequal = wins.filter(({ winner, loser }) => winner.score !== loser.score);
  if (unequal.length === 0)
    return ranked[0]?.score === ranked.at(-1)?.score ? "all-scores-equal" : "none-ranks-lower";
  const pairs = unequal
    .filter(({ winner, loser }) => winner.text !== loser.text)
    .map(({ winner, loser }) => ({
      referenceId: reference?.responseId ?? null,
      chosenId: winner.id,
      rejectedId: loser.id,
      scoreChosen: winner.score,
      scoreRejected: loser.score,
      margin: winner.score - loser.score,
      support: null,
      referenceScore: null,
      ranking,
      flags: [],
    }));
  return pairs.length === 0 ? "identical-texts" : capped(pairs, maxPairs ?? pairs.length);
}

/** The largest margins; where the cap cuts through equal ones, the first are kept, and flagged. */
function capped<Pair extends { margin: number; flags: readonly string[] }>(
  pairs: readonly Pair[],
  most: number,
) {
  if (pairs.length <= most) return pairs;
  const sorted = [...pairs].sort((one, other) => other.margin - one.margin);
  const cutThrough = sorted[most]?.margin;
  return sorted
    .slice(0, most)
    .map((pair) => (pair.margin === cutThrough ? { ...pair, flags: ["tie" as const] } : pair));
}
