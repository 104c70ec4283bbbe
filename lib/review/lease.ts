/** Where a page stands in its leases; `held` says nothing, the others are told. */
export type LeasePhase = "held" | "ending" | "over";

/** Milliseconds before the end at which one is told: a fifth of the lease, at least 20 seconds, at most two minutes. */
function noticeOf(leaseMs: number): number {
  return Math.max(20_000, Math.min(120_000, leaseMs / 5));
}

/** The phase at this moment, and in how many milliseconds it must be looked at again. */
export function leasePhase(
  { leaseUntil, leaseMs }: { leaseUntil: number; leaseMs: number },
  now: number,
): { phase: LeasePhase; next: number | null } {
  const left = leaseUntil - now;
  const notice = noticeOf(leaseMs);
  if (left <= 0) return { phase: "over", next: null };
  if (left <= notice) return { phase: "ending", next: left };
  return { phase: "held", next: left - notice };
}

/** Whether somebody who is at work should have the leases renewed: in their second half. */
export function isRenewable(
  { leaseUntil, leaseMs }: { leaseUntil: number; leaseMs: number },
  now: number,
): boolean {
  return leaseUntil - now < leaseMs / 2;
}
