import type { ClaimedPair, Claims, RecentDecision } from "./decision";
import { assignmentOf, decidedBy, type OutboxCommand } from "./outbox";

/** What a claim says beside its pairs. */
export type ClaimFrame = Omit<Claims, "pairs" | "held">;

/** What a browser keeps of a queue in one language, so that its review can be opened again without a network. */
export type Kept = {
  frame: ClaimFrame;
  /** In the order in which they were to be judged; those whose decisions wait to be sent are among them. */
  pairs: readonly ClaimedPair[];
  /** When the leases end, by this browser's clock. */
  leaseUntil: number;
};

/** One of one's own decisions, newest last; undo takes them back in turn. */
export type TrailEntry = Omit<RecentDecision, "reasons"> & { reasons: readonly string[] };

/**
 * The list and the trail as they were, from what was kept and what waits to be sent: a pair that is decided stands in
 * the trail, behind the last decision on it, and every other one is still to be judged.
 */
export function reopened(
  kept: readonly ClaimedPair[],
  waiting: readonly OutboxCommand[],
): { pairs: ClaimedPair[]; trail: TrailEntry[] } {
  const decided = decidedBy(waiting);
  const trail = waiting.flatMap((command): TrailEntry[] => {
    const pair = kept.find(({ assignmentId }) => assignmentId === assignmentOf(command));
    if (command.kind !== "decision" || !pair || !isLastWord(command, waiting)) return [];
    return [
      { decisionId: command.id, pair, choice: command.body.choice, reasons: command.body.reasons ?? [] },
    ];
  });
  return { pairs: kept.filter(({ assignmentId }) => !decided.has(assignmentId)), trail };
}

function isLastWord(command: OutboxCommand, waiting: readonly OutboxCommand[]): boolean {
  return waiting.findLast((other) => assignmentOf(other) === assignmentOf(command)) === command;
}

/** Longer than a lease, because a late decision still counts while nobody else has the slot; shorter than a day. */
const keptAfterLeaseMs = 12 * 60 * 60_000;

/** Whether the texts may still lie in the browser. A clock that was set back does not make them last for ever. */
export function isStillKept(leaseUntil: number, now: number): boolean {
  return Math.abs(now - leaseUntil) < keptAfterLeaseMs;
}
