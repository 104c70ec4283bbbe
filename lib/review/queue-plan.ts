import { z } from "zod";
import { modes } from "./choice";
import { QueuePolicy } from "./policy";
import { QueueFilter } from "./queue-filter";

export const queueKinds = ["plain", "audit", "triage"] as const;
export type QueueKind = (typeof queueKinds)[number];

/** Orders of a plain queue. An audit comes in the order in which it was drawn, a triage as its model has it. */
export const queueOrders = ["made", "smallest", "largest", "random"] as const;
export type QueueOrder = (typeof queueOrders)[number];

const overlap = z.int().min(1).max(20);
const rate = z.number().min(0).max(0.5);

/** How many pairs of each language an audit draws: a number, or as many as an error rate within ± `halfWidth` needs. */
export const AuditSize = z.union([
  z.strictObject({ pairs: z.int().min(1).max(1_000_000) }),
  z.strictObject({ halfWidth: z.number().min(0.005).max(0.3) }),
]);
export type AuditSize = z.infer<typeof AuditSize>;

/** In whose place, and how often, claims hold what tells how reliable annotators are. */
export const Controls = z
  .strictObject({
    /** Pairs with a known answer. */
    gold: rate.default(0),
    /** One's own pairs again, sides flipped, after so many hours. */
    repeat: rate.default(0),
    repeatAfter: z.int().min(0).max(8760).default(48),
    /** Twice the same text. */
    tie: rate.default(0),
  })
  .refine(
    ({ gold, repeat, tie }) => gold + repeat + tie <= 0.5,
    "At most half of the pairs may be controls.",
  );
export type Controls = z.infer<typeof Controls>;

/** What a queue is made of and how. */
export const QueuePlan = z.strictObject({
  order: z.enum(queueOrders).default("made"),
  /** { language: people per pair } where it is not `overlap`. */
  overlaps: z.record(z.string().min(1).max(80), overlap).default({}),
  /** A share of the pairs of each language, drawn at random, that more people judge. */
  more: z
    .strictObject({ share: z.number().min(0.001).max(1), overlap })
    .nullable()
    .default(null),
  size: AuditSize.nullable().default(null),
  /** What is drawn at random is drawn by this: the same pairs and the same seed give the same sample. */
  seed: z.string().trim().max(64).default(""),
});
export type QueuePlan = z.infer<typeof QueuePlan>;

export const QueueRequest = z
  .strictObject({
    /** Short for a filter of one run. */
    runId: z.uuid().optional(),
    filter: QueueFilter.optional(),
    kind: z.enum(queueKinds).default("plain"),
    name: z.string().trim().min(1).max(80).optional(),
    mode: z.enum(modes).optional(),
    overlap: overlap.optional(),
    ...QueuePlan.shape,
    policy: QueuePolicy.default({}),
    controls: Controls.prefault({}),
  })
  .refine(({ runId, filter }) => runId !== undefined || filter !== undefined, {
    path: ["filter"],
    message: "Say which pairs: a filter, or a run.",
  })
  .refine(({ kind, mode }) => kind !== "audit" || mode !== "open", {
    path: ["mode"],
    message: "An audit is always blind.",
  })
  .refine(({ kind, size }) => (kind === "audit") === (size !== null), {
    path: ["size"],
    message: "An audit has a size, and nothing else has.",
  })
  .refine(({ mode, controls }) => mode !== "open" || controls.tie === 0, {
    path: ["controls", "tie"],
    message: "An open queue offers no tie: equal texts would be no question.",
  });
export type QueueRequest = z.infer<typeof QueueRequest>;
export type QueueBody = z.input<typeof QueueRequest>;

/** The plan as stored; that of a queue of before there were plans is the usual one. */
export function readPlan(stored: unknown): QueuePlan {
  const read = QueuePlan.safeParse(stored ?? {});
  return read.success ? read.data : QueuePlan.parse({});
}
