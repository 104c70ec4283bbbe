import type { Proportion } from "./agreement/wilson";
import type { LanguageCounts } from "./construct/run-report";
import type { Findings, Task } from "./construct/types";
import type { ScoringKind } from "./scoring";

/** What the API answers where the browser reads it: the server promises these shapes, the screens rely on them. */

export type ImportSummary = {
  id: string;
  fileName: string;
  kind: "prompts" | "responses" | "pairs";
  state: "receiving" | "mapping" | "checking" | "storing" | "done" | "refused" | "failed" | "cancelled";
  /** What its first bytes say that it is; null until they are read. */
  format: "jsonl" | "csv" | "parquet" | null;
  byteLength: number;
  received: number;
  checkedRows: number;
  checkedBytes: number;
  addedRows: number;
  presentRows: number;
  /** { code: count } of what was refused, and of what was only remarked on. */
  errors: Record<string, number>;
  warnings: Record<string, number>;
  message: string | null;
  createdAt: string;
};

export type ImportProblem = {
  line: number;
  warning: boolean;
  code: string;
  column: string | null;
  message: string;
};

/** What a file whose columns are not ours would become. */
export type ImportPreview = {
  format: "jsonl" | "csv" | "parquet";
  /** Its columns, those inside of objects with dots, and something that stands in each. */
  columns: { name: string; example: string }[];
  /** The mapping that the rows were made by: the one asked for, or the one that we guess. */
  mapping: {
    preset: string | null;
    language: string | null;
    columns: Record<string, { column: string } | { value: string }>;
  };
  /** The language of rows that name none: the mapping's, or what the file's name or the preset tells. */
  language: string | null;
  rows: PreviewRow[];
};

/** A row as it would be stored, or why it would not; `line` is the row's number in a Parquet file. */
export type PreviewRow = {
  line: number;
  /** Which of the rows that its line gives, from 0. */
  part: number;
  kind: "prompts" | "responses" | "pairs" | null;
  fields: Record<string, { text: string; cut: boolean }>;
  problems: { code: string; column?: string; message: string }[];
  warnings: { code: string; column?: string; message: string }[];
};

/** Counts of a run by language: prompts looked at, pairs made, how many bear which flag, and why the rest gave none. */
export type RunCounts = Record<string, LanguageCounts>;

export type RunSummary = {
  id: string;
  method: string;
  parameters: unknown;
  state: "queued" | "running" | "done" | "failed" | "cancelled";
  prompts: number;
  promptsDone: number;
  pairs: number;
  message: string | null;
  createdAt: string;
  /** Whose embeddings it read, where there were any: `imported`, or a model's name. */
  embedding: string | null;
  counts: RunCounts;
  /** What the method's first pass found, for each language; null where it makes none. */
  findings: Findings | null;
  /** The first queue that its pairs were given out in. */
  queueId: string | null;
};

/** What a project's responses have, by the names of the columns that they came in, and the kinds of its prompts. */
export type ProjectColumns = {
  columns: string[];
  tasks: Task[];
  /** Whose embeddings there are (`imported`, or a model's name), and of how many responses. */
  embeddings: { model: string; responses: number }[];
};

/** A model server as a project names it. Its key is never answered: only whether there is one. */
export type EndpointSummary = {
  id: string;
  name: string;
  /** Up to and with the version, without a slash at its end. */
  baseUrl: string;
  model: string;
  /** Requests at once. */
  concurrency: number;
  /** US dollars per million tokens, where somebody has set them. */
  priceIn: number | null;
  priceOut: number | null;
  hasKey: boolean;
};

/** What a server answered when it was tried: one finding for each thing asked, in words. */
export type EndpointCheck = {
  /** Whether it answered anything that a scoring can use. */
  works: boolean;
  /** The models that it names; null where it names none. */
  models: string[] | null;
  findings: { what: "models" | "embeddings" | "chat"; ok: boolean; message: string }[];
};

/** An origin that endpoints of this installation may have. */
export type AllowedOrigin = { origin: string; createdAt: string; createdBy: string | null };

export type ScoringSummary = {
  id: string;
  kind: ScoringKind;
  model: string;
  /** Null: in this process. */
  endpointName: string | null;
  parameters: unknown;
  state: "queued" | "running" | "done" | "failed" | "cancelled";
  /** Items wanted, done, of these from the cache, and failed for good. */
  total: number;
  done: number;
  cached: number;
  failed: number;
  tokensIn: number;
  tokensOut: number;
  /** US dollars, by the endpoint's prices of today; null without prices. */
  cost: number | null;
  startedAt: string | null;
  finishedAt: string | null;
  createdAt: string;
  message: string | null;
  /** Items per second over the time that it ran; null before the first. */
  rate: number | null;
  secondsLeft: number | null;
};

/** What a scoring would be, before anything is paid. */
export type ScoringEstimate = {
  items: number;
  /** Of these, already answered earlier: they cost nothing. */
  cachedItems: number;
  /** False where the first items were looked at and the rest taken to be alike. */
  exact: boolean;
  /** Tokens of what is asked and of what may be answered, at a token for four bytes of text. */
  tokensIn: number;
  tokensOut: number;
  /** US dollars; null without prices. `costMost` is with every response as long as it may get. */
  cost: number | null;
  costMost: number | null;
};

/** An item that a scoring gave up on. */
export type ScoringProblem = { item: string; code: string; message: string };

export type QueueSummary = {
  id: string;
  name: string;
  /** Null for annotators: they judge every pair alike. */
  kind: "plain" | "audit" | "triage" | null;
  mode: "blind" | "open";
  closed: boolean;
  languages: { language: string; wanted: number; decided: number; mine: number }[];
};

export type BoardLanguage = {
  language: string;
  prompts: number;
  responses: number;
  pairs: number;
  skips: Record<string, number>;
  /** Judgements wanted and given in the queues of the run. */
  wanted: number;
  reviewed: number;
  accepted: number;
  swapped: number;
  rejected: number;
  /** Share of accepted among accepted and swapped: how often people agree with the method on a usable pair. */
  agreement: Proportion;
};

export type Board = {
  /** The newest run in review, else the newest; `title` is its method's name for people. */
  run: { id: string; method: string; title: string; createdAt: string; queueId: string | null } | null;
  languages: BoardLanguage[];
  total: BoardLanguage;
  /** What annotators have asked and no lead has dealt with. */
  openQuestions: number;
};

export type MemberSummary = {
  userId: string;
  name: string;
  role: "annotator" | "lead" | "admin";
  languages: string[];
};

/** A link that nobody has used yet; `by` made it. */
export type InvitationSummary = {
  id: string;
  role: MemberSummary["role"];
  languages: string[];
  expiresAt: string;
  by: string | null;
};

/** What an annotator has asked about a pair. */
export type QuestionSummary = {
  id: string;
  message: string;
  person: string;
  pairId: number;
  language: string;
  /** `prompt_id` of the file. */
  prompt: string;
  method: string;
  createdAt: string;
  closedAt: string | null;
};
