import { chrfAtLeast } from "./chrf";
import { isScoreFlag, type PairFlag, pairFlags, type ResponseFlag, sides } from "./flags";
import { lengthOf } from "./length";
import type { Candidate, ConstructedPair, MethodResult, PromptGroup } from "./types";

export type FlaggedText = { text: string; flags: readonly ResponseFlag[] };

/** One text has more than this many times the characters of the other. */
const lengthRatio = 3;
const nearIdentical = 98;
/** Longer texts are compared by their beginnings: 20,000 characters take some 20 ms where they are alike. */
const comparedCharacters = 20_000;

/**
 * What the two texts of a pair say beside each other and each by itself: nearly the same (chrF of 98 and more), one
 * more than three times as long (in characters), and the flags of both, such as `rejected-truncated`.
 */
export function pairTextFlags(chosen: FlaggedText, rejected: FlaggedText): PairFlag[] {
  const flags: PairFlag[] = [];
  const beside = besideFlag(chosen.text, rejected.text);
  if (beside) flags.push(beside);
  const texts = { chosen, rejected };
  for (const side of sides) for (const flag of texts[side].flags) flags.push(`${side}-${flag}`);
  return flags;
}

/** What two texts are beside each other; both at once they cannot be. */
export function besideFlag(one: string, other: string): "near-identical" | "length-ratio" | undefined {
  const [shorter = 0, longer = 0] = [lengthOf(one), lengthOf(other)].sort((a, b) => a - b);
  if (longer > lengthRatio * shorter) return "length-ratio";
  return areNearlyIdentical(one, other) ? "near-identical" : undefined;
}

function areNearlyIdentical(one: string, other: string): boolean {
  return chrfAtLeast(one.slice(0, comparedCharacters), other.slice(0, comparedCharacters), nearIdentical);
}

/** The pairs of a prompt with the flags of their texts behind those of the method. */
export function withTextFlags(
  { pairs, skips }: MethodResult,
  group: PromptGroup,
  flagsOf: (candidate: Candidate, language: string) => readonly ResponseFlag[],
): MethodResult {
  if (pairs.length === 0) return { pairs, skips };
  const flagged = new Map<Candidate, FlaggedText>();
  const textOf = (language: string, id: string): FlaggedText => {
    const candidate = group.languages.get(language)?.find(({ responseId }) => responseId === id);
    if (!candidate) return { text: "", flags: [] };
    const known = flagged.get(candidate) ?? { text: candidate.text, flags: flagsOf(candidate, language) };
    flagged.set(candidate, known);
    return known;
  };
  const withFlags = (pair: ConstructedPair): ConstructedPair => {
    const own = pairTextFlags(textOf(pair.language, pair.chosenId), textOf(pair.language, pair.rejectedId));
    return own.length === 0 ? pair : { ...pair, flags: inOrder([...pair.flags, ...own]) };
  };
  return { pairs: pairs.map(withFlags), skips };
}

/**
 * The flags of a pair whose texts were changed: what its method and its scores said stays, what the texts say is said
 * anew. `flagsOfChangedTexts(["tie", "length-ratio"], { chosen: "a", rejected: "b" … }, true)` = ["human-edited", "tie"].
 */
export function flagsOfChangedTexts(
  flags: readonly string[],
  { chosen, rejected }: { chosen: FlaggedText; rejected: FlaggedText },
  humanEdited: boolean,
): PairFlag[] {
  return inOrder([
    ...(humanEdited ? (["human-edited"] as const) : []),
    ...flags.filter(isScoreFlag),
    ...pairTextFlags(chosen, rejected),
  ]);
}

/** Each flag once, in the order in which people see them. */
export function inOrder(flags: readonly PairFlag[]): PairFlag[] {
  const given = new Set(flags);
  return given.size < 2 ? [...given] : pairFlags.filter((flag) => given.has(flag));
}
