import type { QueuePolicy } from "./review/policy";
import type { QueueFilter } from "./review/queue-filter";
import type { Controls, QueueKind, QueuePlan } from "./review/queue-plan";

/** A queue as leads see it. */
export type QueuePage = {
  id: string;
  name: string;
  kind: QueueKind;
  mode: "blind" | "open";
  overlap: number;
  /** Of its run; of the newest where there are several. */
  method: string;
  createdAt: string;
  createdBy: string;
  closedAt: string | null;
  filter: QueueFilter;
  plan: QueuePlan;
  /** What it does otherwise than the project. */
  policy: QueuePolicy;
  controls: Controls;
  languages: {
    language: string;
    pairs: number;
    wanted: number;
    accepted: number;
    swapped: number;
    rejected: number;
  }[];
};

/** What a queue would be, before it is made. */
export type QueuePreview = {
  mode: "blind" | "open";
  languages: {
    language: string;
    /** Pairs that fit, without those that are left out because a queue of the other mode has them. */
    pairs: number;
    leftOut: number;
    /** Pairs that come into the queue: of an audit, the sample. */
    given: number;
    /** Judgements that these want. */
    wanted: number;
  }[];
};
