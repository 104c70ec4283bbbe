import type { z } from "zod";
import type { PairFlag, ResponseFlag } from "./flags";
import type { StatementId, WhyId } from "./words";

/** What kind of answer a prompt wants: it decides how two responses are compared. */
export const tasks = ["general", "math", "code", "choice"] as const;
export type Task = (typeof tasks)[number];

/** Where a response came from: sampled in its language, or translated into it. */
export const origins = ["native", "translated"] as const;
export type Origin = (typeof origins)[number];

/** One sampled response as the methods see it. Logprobs are sums over response tokens, in nats. */
export type Candidate = {
  responseId: string;
  text: string;
  vector?: Float32Array;
  scores?: Record<string, number>;
  model?: string;
  origin?: Origin;
  policyLogprob?: number;
  referenceLogprob?: number;
  translation?: string;
  /** What is remarkable about the text, where somebody has looked: response-flags.ts. */
  flags?: readonly ResponseFlag[];
};

/** All responses to one prompt. Candidates stand in file order; "en" holds the English ones. */
export type PromptGroup = {
  promptId: string;
  /** The file's `prompt_id`, where `promptId` is something else (a row's id): what hashes are made of. */
  key?: string;
  task: Task;
  gold?: string;
  languages: ReadonlyMap<string, readonly Candidate[]>;
};

/** A place in a ranking: the score by which the method ranks, null where it has none for this response. */
export type Ranked = { responseId: string; score: number | null };

/**
 * One preference pair. `null` means that the method has no such number, or no reference, here.
 * `support` is a vote share in (0, 1]; `referenceScore` is the score by which the reference was selected.
 * `ranking` holds every response of the prompt and language that the method looked at, best to worst as the method
 * sees them, no score last: equal scores are equal ranks (`rankOf`). Null where it does not rank.
 */
export type ConstructedPair = {
  promptId: string;
  language: string;
  referenceId: string | null;
  chosenId: string;
  rejectedId: string;
  scoreChosen: number | null;
  scoreRejected: number | null;
  margin: number | null;
  support: number | null;
  referenceScore: number | null;
  ranking: readonly Ranked[] | null;
  flags: PairFlag[];
};

/** A pair as it is made for one prompt and language, before it bears their names. */
export type PairBody = Omit<ConstructedPair, "promptId" | "language">;

/** Why a prompt gave no pair in a language; what each means stands in lib/messages/en/skip.json. */
export const skipReasons = [
  "no-english-candidate",
  "no-english-answer",
  "blank-responses",
  "too-few-candidates",
  "no-parsable-answer",
  "all-agree",
  "none-agrees",
  "none-ranks-lower",
  "all-scores-equal",
  "identical-texts",
  "margin-below-threshold",
  "missing-score",
  "missing-vector",
  "vector-length",
  "no-gold",
  "no-english-reference",
  "no-translated-response",
  "no-native-response",
  "no-model-in-common",
  "task-not-covered",
  "above-bound",
  "over-quota",
] as const;
export type SkipReason = (typeof skipReasons)[number];

export function isSkipReason(name: string): name is SkipReason {
  return skipReasons.some((reason) => reason === name);
}

export type Skip = { promptId: string; language: string; reason: SkipReason };

/** Every language that the method pairs ends as one pair or more, or as exactly one skip. */
export type MethodResult = { pairs: ConstructedPair[]; skips: Skip[] };

/** Where a statement about a method comes from; `ours` is never shown as the paper's. */
export type Source = "code" | "abstract" | "second" | "ours";

/**
 * One column of the responses file that a method reads, and for which tasks it cannot do without.
 * `scores.{score}` is the score that the parameter `score` names.
 */
export type Need = { column: string; required: readonly Task[]; why: WhyId };

/** What a method found over all prompts before it paired the first: numbers by name for each language. */
export type Findings = Record<string, Record<string, number>>;

/** A first pass over all prompts, in any order. It keeps numbers, no responses. */
export type Survey = { see(group: PromptGroup): void; findings(): Findings };

/**
 * One pair-construction algorithm: its parameters, and the algorithm itself. What people read about it stands under its
 * name in lib/messages/en/method.json.
 */
export type Method<P = unknown> = {
  name: string;
  title: string;
  /** null for a control that no paper proposes. */
  paper: { citation: string; url: string } | null;
  provenance: readonly { statement: StatementId; source: Source }[];
  needs: readonly Need[];
  /** Every parameter has a default and words: forms, command line and API are made from it. */
  parameters: z.ZodType<P>;
  /** The first pass that these parameters ask for; what it finds goes to `construct`, unchanged, for every prompt. */
  survey?(parameters: P): Survey | undefined;
  construct(group: PromptGroup, parameters: P, findings?: Findings): MethodResult;
};
