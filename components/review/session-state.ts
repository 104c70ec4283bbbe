import type { Problem } from "@/lib/problem";
import type { Choice, Strength } from "@/lib/review/choice";
import type { ClaimedPair, Claims, RecentDecision, Renewal } from "@/lib/review/decision";
import type { ClaimFrame, TrailEntry } from "@/lib/review/kept";
import type { Outbox } from "./outbox";

/** What comes with a choice. */
export type Judgement = {
  reasons?: readonly string[];
  comment?: string;
  strength?: Strength | null;
  firstChoice?: Choice | null;
  durationMs: number;
};

/** What the last claim said, and what became of its pairs since. */
export type SessionState = ClaimFrame & {
  phase: "loading" | "ready" | "empty" | "unreachable" | "refused";
  problem: Problem | null;
  /** Claimed and not decided, in order; the first is on screen. */
  pairs: readonly ClaimedPair[];
  trail: readonly TrailEntry[];
  /** When the leases of these pairs end, by this browser's clock; null before the first claim. */
  leaseUntil: number | null;
  /** The pair on screen is somebody else's by now: what is decided on it is kept and does not count. */
  taken: boolean;
};

export type SessionOptions = {
  projectId: string;
  queueId: string;
  userId: string;
  language: string;
  outbox: Pick<Outbox, "snapshot" | "subscribe" | "add">;
  newId?: () => string;
  now?: () => number;
  /** `held`: assignments whose texts are here, and need not be sent again. */
  claim?: (count: number, held: readonly number[]) => Promise<Claims>;
  renew?: (assignmentIds: number[]) => Promise<Renewal>;
  recent?: () => Promise<RecentDecision[]>;
};

export const beforeTheFirstClaim: SessionState = {
  phase: "loading",
  problem: null,
  mode: "blind",
  reasons: [],
  asksStrength: false,
  referenceAfterChoice: false,
  leaseMinutes: 0,
  pairs: [],
  trail: [],
  total: 0,
  left: 0,
  leaseUntil: null,
  taken: false,
};
