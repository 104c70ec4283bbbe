import { z } from "zod";
import { modes } from "./choice";
import { firstReasons, isStandardReason, mostReasons } from "./reasons";

const key = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** As policies were stored before standard reasons had their words from the catalogue. */
const formerLabels: Record<string, string> = {
  "wrong-fact": "Wrong fact",
  "wrong-language": "Wrong language",
  "ignores-instruction": "Ignores the instruction",
  unnatural: "Unnatural",
  incomplete: "Incomplete",
  format: "Format",
  unsafe: "Unsafe",
  other: "Other",
};

const Reason = z
  .object({ key, label: z.string().trim().min(1).max(40).nullable().default(null) })
  .transform(({ key, label }) => ({ key, label: label === formerLabels[key] ? null : label }))
  .refine(({ key, label }) => label !== null || isStandardReason(key), "A reason of your own needs words.");

const Reasons = z
  .array(Reason)
  .min(1)
  .max(mostReasons)
  .refine(
    (reasons) => new Set(reasons.map(({ key }) => key)).size === reasons.length,
    "A reason stands there twice.",
  );

/** What annotators of a project see and must say. */
export const Policy = z.object({
  mode: z
    .enum(modes)
    .default("blind")
    .describe("Blind hides which response the method chose; open shows it."),
  overlap: z.int().min(1).max(20).default(1).describe("How many people judge each pair."),
  leaseMinutes: z
    .int()
    .min(1)
    .max(240)
    .default(10)
    .describe("How long a claimed pair waits for its annotator."),
  showReference: z.boolean().default(true).describe("Show the English reference beside the pair."),
  referenceAfterChoice: z
    .boolean()
    .default(false)
    .describe("Reveal the reference only after a first choice, which may then be changed; both are kept."),
  askStrength: z.boolean().default(false).describe("Ask how much better the better response is."),
  showScores: z.boolean().default(false).describe("Show the method's scores. Only in open mode."),
  showGloss: z.boolean().default(false).describe("Offer English glosses of the responses."),
  practice: z
    .boolean()
    .default(true)
    .describe("Where a language has practice pairs, its annotators do those before real work."),
  reasons: Reasons.default(firstReasons),
  /** Own reasons that are offered no longer, for the decisions that bear them. */
  formerReasons: z.array(Reason).default([]),
});
export type Policy = z.infer<typeof Policy>;

/** The policy as stored, with defaults for what an older version did not know. */
export function readPolicy(stored: unknown): Policy {
  return Policy.parse(stored ?? {});
}

/** What a queue may do otherwise than its project: without defaults, so that what it does not say stays the project's. */
export const QueuePolicy = z
  .strictObject({
    leaseMinutes: Policy.shape.leaseMinutes.removeDefault(),
    showReference: Policy.shape.showReference.removeDefault(),
    referenceAfterChoice: Policy.shape.referenceAfterChoice.removeDefault(),
    askStrength: Policy.shape.askStrength.removeDefault(),
    showScores: Policy.shape.showScores.removeDefault(),
    showGloss: Policy.shape.showGloss.removeDefault(),
    reasons: Policy.shape.reasons.removeDefault(),
  })
  .partial();
export type QueuePolicy = z.infer<typeof QueuePolicy>;

/** What holds in a queue: the project's policy, and what the queue does otherwise. */
export function queuePolicy(project: unknown, queue: unknown): Policy {
  return Policy.parse({ ...Object(project), ...Object(queue) });
}
