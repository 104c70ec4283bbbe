import type { LanguageCounts } from "./construct/run-report";
import type { Findings, Task } from "./construct/types";

/** What the API and the pages answer about single pairs and responses, as lib/answers.ts does about a project. */

export type VerdictWord = "accept" | "swap" | "reject";

/** A pair in a list: how its texts begin. */
export type PairRow = {
  id: number;
  promptKey: string;
  language: string;
  prompt: string;
  chosen: string;
  rejected: string;
  margin: number | null;
  flags: string[];
  /** The judgements that count, in any queue. */
  verdicts: VerdictWord[];
};

/** `next` is the place to go on from; null at the end. */
export type PairListPage = { pairs: PairRow[]; next: string | null };

/** A response as one of the texts of a pair. */
export type PairText = {
  id: number;
  key: string;
  text: string;
  model: string | null;
  origin: "native" | "translated" | null;
  gloss: string | null;
  flags: string[];
  score: number | null;
};

/** A response to the pair's prompt in its language, with its place in the method's ranking. */
export type RankedResponse = {
  id: number;
  key: string;
  model: string | null;
  start: string;
  /** Characters of the whole text. */
  length: number;
  flags: string[];
  /** 1 is best; equal scores share a rank; null where the method did not rank it. */
  rank: number | null;
  score: number | null;
};

/** A pair that something else made of the same prompt, beside this one. */
export type OtherPair = {
  id: number;
  chosen: string;
  rejected: string;
  margin: number | null;
  /** same: both texts are those of this pair; flipped: the other way round. */
  compared: "same" | "flipped" | "same-chosen" | "same-rejected" | "other";
};

/** What the latest finished run of another method made of the same prompt and language. */
export type OtherMethod = {
  method: string;
  title: string;
  runId: string | null;
  pairs: OtherPair[];
  /** Why it made none. */
  skip: string | null;
};

/** The same prompt in another language of the same run. */
export type Sibling = {
  language: string;
  pairs: { id: number; chosen: string; rejected: string; margin: number | null; verdicts: VerdictWord[] }[];
  skip: string | null;
};

export type Judgement = {
  id: string;
  person: string;
  queue: string;
  mode: "blind" | "open";
  verdict: VerdictWord;
  choice: string;
  reasons: string[];
  comment: string;
  strength: string | null;
  /** What was chosen before the English reference was revealed, where the policy hides it until then. */
  firstChoice: string | null;
  seconds: number;
  at: string;
  /** False where somebody else had the slot meanwhile: kept, not counted. */
  counted: boolean;
  /** The person had been shown what others, or the project, think of the pair. */
  informed: boolean;
  retractedAt: string | null;
};

export type PairPage = {
  id: number;
  runId: string;
  method: string;
  /** Its method's name for people; that in the file for pairs that came in as pairs. */
  title: string;
  parameters: unknown;
  runAt: string;
  promptId: number;
  promptKey: string;
  task: Task;
  gold: string | null;
  language: string;
  prompt: string;
  promptEnglish: string | null;
  reference: PairText | null;
  chosen: PairText;
  rejected: PairText;
  margin: number | null;
  /** The certificates that hold and let it through without review. */
  certificates: { id: string; target: number; risk: number; createdAt: string }[];
  support: number | null;
  flags: string[];
  /** Whether the method kept a ranking; the responses are all there are, or the first of very many. */
  ranked: boolean;
  responses: RankedResponse[];
  moreResponses: number;
  others: OtherMethod[];
  siblings: Sibling[];
  queues: { name: string; mode: "blind" | "open"; at: string }[];
  judgements: Judgement[];
  /** The words of the project's own reasons, those that it offers no longer among them. */
  reasonWords: Record<string, string>;
  /** What annotators have asked about it. */
  questions: { id: string; person: string; message: string; at: string; closedAt: string | null }[];
  /** The pairs before and after it in the list that one came from. */
  previous: number | null;
  next: number | null;
};

export type ResponseRow = {
  id: number;
  promptKey: string;
  language: string;
  key: string;
  model: string | null;
  start: string;
  length: number;
  flags: string[];
};

export type ResponseListPage = { responses: ResponseRow[]; next: number | null };

/** A response in full, opened from a list. */
export type ResponseInFull = {
  id: number;
  key: string;
  promptKey: string;
  task: Task;
  language: string;
  prompt: string;
  text: string;
  model: string | null;
  origin: "native" | "translated" | null;
  gloss: string | null;
  scores: Record<string, number>;
  policyLogprob: number | null;
  referenceLogprob: number | null;
  flags: string[];
};

/** Counts of responses by language, and of those that bear a flag. */
export type ResponseCounts = {
  languages: { language: string; responses: number; flags: Record<string, number> }[];
  /** Models that were seen in a sample of the responses. */
  models: string[];
};

export type TrialText = { key: string; text: string; cut: boolean };

export type TrialPair = {
  promptKey: string;
  language: string;
  prompt: string;
  reference: TrialText | null;
  chosen: TrialText;
  rejected: TrialText;
  scoreChosen: number | null;
  scoreRejected: number | null;
  margin: number | null;
  support: number | null;
  flags: string[];
  /** Best first. */
  ranking: { key: string; start: string; rank: number; score: number | null }[];
};

/** What a method makes of a sample of the prompts. Nothing of it is stored. */
export type Trial = {
  prompts: number;
  responses: number;
  counts: Record<string, LanguageCounts>;
  /** What the first pass found over the sample, where the method makes one. */
  findings: Findings | null;
  /** The pairs to look at: some of each language. */
  pairs: TrialPair[];
};
