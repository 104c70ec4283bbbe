import { z } from "zod";
import { blindChoices, type Choice, type Mode, openChoices, strengths } from "./choice";
import type { Reason } from "./reasons";

/** What the browser sends for one judgement. `id` is made before the first attempt, so that a repeat is no second one. */
export const DecisionRequest = z.strictObject({
  id: z.uuid(),
  assignmentId: z.int32().positive(),
  choice: z.enum([...blindChoices, ...openChoices]),
  /** Keys of the project's reasons. */
  reasons: z
    .array(z.string().regex(/^[a-z0-9-]{1,40}$/))
    .max(9)
    .default([]),
  comment: z.string().max(2000).default(""),
  strength: z.enum(strengths).nullable().default(null),
  /** What was chosen before the English reference was revealed; null where it was there from the start. */
  firstChoice: z
    .enum([...blindChoices, ...openChoices])
    .nullable()
    .default(null),
  /** Milliseconds from both texts on screen to the key. */
  durationMs: z.int().min(0).max(86_400_000),
  /** Of the two responses, and of the reference, as they were shown: from the claimed pair. */
  textVersion: z.int32().positive().default(1),
  referenceVersion: z.int32().positive().nullable().default(null),
});
export type DecisionRequest = z.infer<typeof DecisionRequest>;
/** As it is sent: what a decision does not have may be left out. */
export type DecisionBody = z.input<typeof DecisionRequest>;

export type DecisionAnswer = {
  id: string;
  /** False when somebody else had filled the slot meanwhile: the decision is kept, and does not count. */
  counted: boolean;
};

export const RetractionRequest = z.strictObject({ id: z.uuid() });
export type RetractionRequest = z.infer<typeof RetractionRequest>;

export const ClaimRequest = z.strictObject({
  language: z.string().min(2).max(35),
  count: z.int().min(1).max(100).default(6),
  /** Assignments whose texts the browser has already. */
  held: z.array(z.int32().positive()).max(200).default([]),
});

export const RecentRequest = z.strictObject({
  language: z.string().min(2).max(35),
  count: z.coerce.number().int().min(1).max(50).default(10),
});

/** A pair as its annotator may see it: sides, never chosen and rejected, unless the queue is open. */
export type ClaimedPair = {
  assignmentId: number;
  language: string;
  prompt: string;
  promptEnglish: string | null;
  reference: string | null;
  left: string;
  right: string;
  leftGloss: string | null;
  rightGloss: string | null;
  /** Open mode only. */
  proposed: "left" | "right" | null;
  /** Where the policy shows scores, open mode only. */
  scores: { left: number | null; right: number | null; margin: number | null } | null;
  /** Counts the changes of the two responses, without a word on which of them was changed; a decision names it. */
  textVersion: number;
  referenceVersion: number;
};

export type Claims = {
  /** Without those that the browser holds. */
  pairs: ClaimedPair[];
  /** Of those that the browser holds, the ones that are its annotator's still. */
  held: number[];
  mode: Mode;
  reasons: Reason[];
  asksStrength: boolean;
  referenceAfterChoice: boolean;
  /** How long these pairs wait for their annotator, from now on. */
  leaseMinutes: number;
  /** Slots that are open to anybody in this language, those claimed here included. */
  left: number;
  total: number;
};

/** The pairs that a page still has on its list: their leases are made as long again as after a claim. */
export const RenewalRequest = z.strictObject({
  assignmentIds: z.array(z.int32().positive()).min(1).max(200),
});

/** `assignmentIds` are those that are the annotator's; the others are somebody else's by now. */
export type Renewal = { assignmentIds: number[]; leaseMinutes: number };

/** One of one's own last decisions, with its pair as it was shown: what undo and the strip of decisions begin with. */
export type RecentDecision = { decisionId: string; choice: Choice; reasons: string[]; pair: ClaimedPair };

/** What an annotator asks the leads about a pair. `id` is made before the first attempt. */
export const QuestionRequest = z.strictObject({
  id: z.uuid(),
  assignmentId: z.int32().positive(),
  message: z.string().trim().min(1).max(2000),
});
export type QuestionRequest = z.infer<typeof QuestionRequest>;
