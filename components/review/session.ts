import { Problem } from "@/lib/problem";
import type { Choice } from "@/lib/review/choice";
import { type Kept, reopened } from "@/lib/review/kept";
import { assignmentOf, decidedBy, type OutboxCommand } from "@/lib/review/outbox";
import { newUuid } from "./new-uuid";
import { requestsOf } from "./session-requests";
import { beforeTheFirstClaim, type Judgement, type SessionOptions, type SessionState } from "./session-state";

/** Pairs to have at hand: what can be judged while the network is away. */
const claimAhead = 36;
/** Pairs to have at hand in any case. */
const claimFirst = 6;
const claimBelow = 3;
/** What the server gives at once, at most: `ClaimRequest`. */
const claimLimit = 100;
/** Ids that a claim takes, at most: `ClaimRequest`. What is beyond is sent again. */
const heldLimit = 200;

/**
 * The review of one queue in one language: claims ahead, shows the next pair in the same breath as the decision, and
 * leaves the sending to the outbox. Knows nothing of React.
 */
export class ReviewSession {
  #state = beforeTheFirstClaim;
  readonly #options: Required<SessionOptions>;
  readonly #listeners = new Set<() => void>();
  #claiming = false;
  #renewing = false;

  constructor(options: SessionOptions) {
    this.#options = { newId: newUuid, now: Date.now, ...requestsOf(options), ...options };
    let onTheWay = this.#onTheWay();
    let link = options.outbox.snapshot().link;
    options.outbox.subscribe(() => {
      this.#forgetRefused();
      this.#forgetDecidedElsewhere();
      const before = { onTheWay, link };
      onTheWay = this.#onTheWay();
      link = options.outbox.snapshot().link;
      if (before.onTheWay > 0 && onTheWay === 0 && this.#state.pairs.length === 0) void this.refill();
      // Who was away does not know what became of the leases meanwhile.
      else if (before.link === "down" && link === "up") void this.renew();
    });
  }

  snapshot = (): SessionState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Fetches more pairs when few are left; safe to call at any time. */
  async refill(): Promise<void> {
    if (this.#claiming) return;
    this.#claiming = true;
    let more = false;
    try {
      const decidedBefore = this.#decided();
      const since = this.#options.now();
      // Leases whose decisions are still on their way come back as well, and must not use up what is asked for.
      const asked = Math.min(claimLimit, this.#ahead() + this.#unsaved());
      const { pairs: given, held, ...frame } = await this.#options.claim(asked, this.#held());
      const leased = [...held, ...given.map(({ assignmentId }) => assignmentId)];
      const known = new Set([
        ...decidedBefore,
        ...this.#decided(),
        ...this.#options.outbox.snapshot().elsewhere,
        ...this.#state.pairs.map((p) => p.assignmentId),
      ]);
      const pairs = [...this.#state.pairs, ...given.filter(({ assignmentId }) => !known.has(assignmentId))];
      this.#change({
        ...frame,
        left: Math.max(frame.left - this.#unarrived(leased), pairs.length),
        pairs,
        leaseUntil: since + frame.leaseMinutes * 60_000,
        // While decisions are on their way nobody knows whether that was all: their arrival asks again.
        phase: pairs.length > 0 ? "ready" : this.#onTheWay() > 0 ? "loading" : "empty",
        problem: null,
      });
      // Without a new pair, the same claim again would bring none either, and so on for ever.
      const brought = given.some(({ assignmentId }) => !known.has(assignmentId));
      more = brought && leased.length >= asked && this.#isLow();
    } catch (error) {
      // With pairs at hand, a failed look ahead is nobody's business yet.
      if (this.#state.pairs.length > 0) return;
      if (error instanceof Problem) this.#change({ phase: "refused", problem: error });
      else this.#change({ phase: "unreachable" });
    } finally {
      this.#claiming = false;
    }
    // The first claim is small, so that the first pair is there at once; it says how much there is.
    if (more) void this.refill();
  }

  /** Opens what this browser has kept, where the server cannot be asked; nothing happens once it has answered. */
  reopen({ frame, pairs: kept, leaseUntil }: Kept): void {
    if (this.#state.pairs.length > 0 || this.#state.leaseUntil !== null) return;
    const { elsewhere } = this.#options.outbox.snapshot();
    const { pairs, trail } = reopened(kept, this.#waiting());
    const mine = pairs.filter(({ assignmentId }) => !elsewhere.has(assignmentId));
    if (mine.length + trail.length === 0) return;
    this.#change({ ...frame, pairs: mine, trail, leaseUntil, problem: null });
    this.#change({ phase: mine.length > 0 ? "ready" : "unreachable" });
  }

  /**
   * Makes the leases of the pairs at hand long again. Those that somebody else has by now leave the list, but for the
   * one on screen: nobody loses what they are reading.
   */
  async renew(): Promise<void> {
    if (this.#renewing) return;
    // A pair that was taken back here is done on the server until the retraction has arrived.
    const asked = this.#without(this.#touched());
    if (asked.length === 0) return;
    this.#renewing = true;
    const since = this.#options.now();
    try {
      const { assignmentIds, leaseMinutes } = await this.#options.renew(asked);
      const touched = this.#touched();
      const lost = new Set(asked.filter((id) => !assignmentIds.includes(id) && !touched.has(id)));
      const [first, ...rest] = this.#state.pairs;
      const pairs = rest.filter(({ assignmentId }) => !lost.has(assignmentId));
      this.#change({
        pairs: first ? [first, ...pairs] : [],
        leaseMinutes,
        leaseUntil: since + leaseMinutes * 60_000,
        taken: first !== undefined && lost.has(first.assignmentId),
      });
    } catch {
      // Without an answer they end when they end; what is decided after that is kept all the same.
    } finally {
      this.#renewing = false;
    }
    if (this.#isLow()) void this.refill();
  }

  /** Goes on to the next pair where the one on screen is somebody else's. */
  pass(): void {
    if (!this.#state.taken) return;
    const pairs = this.#state.pairs.slice(1);
    this.#change({ pairs, phase: pairs.length > 0 ? "ready" : "loading" });
    if (this.#isLow()) void this.refill();
  }

  /** The decisions of before this page was opened, so that undo goes on behind a reload. */
  async recall(): Promise<void> {
    // Without them the page does all but this; those that are still on their way are not known there yet.
    const recent = await this.#options.recent().catch(() => []);
    const takenBack = new Set(
      this.#waiting().flatMap((command) => (command.kind === "retraction" ? [command.decisionId] : [])),
    );
    const known = new Set(this.#state.trail.map(({ decisionId }) => decisionId));
    const pairs = new Set(this.#state.pairs.map(({ assignmentId }) => assignmentId));
    const earlier = recent.filter(
      ({ decisionId, pair }) =>
        !known.has(decisionId) && !takenBack.has(decisionId) && !pairs.has(pair.assignmentId),
    );
    if (earlier.length > 0) this.#change({ trail: [...earlier, ...this.#state.trail] });
  }

  decide(choice: Choice, more: Judgement): void {
    const [pair, ...rest] = this.#state.pairs;
    if (!pair) return;
    const id = this.#options.newId();
    const reasons = [...(more.reasons ?? [])];
    const { projectId, queueId, userId } = this.#options;
    this.#change({
      pairs: rest,
      trail: [...this.#state.trail, { decisionId: id, pair, choice, reasons }],
      left: Math.max(0, this.#state.left - 1),
      phase: rest.length > 0 ? "ready" : "loading",
    });
    void this.#options.outbox.add({
      kind: "decision",
      id,
      projectId,
      queueId,
      userId,
      body: {
        id,
        assignmentId: pair.assignmentId,
        choice,
        reasons,
        comment: more.comment ?? "",
        ...(more.strength && { strength: more.strength }),
        ...(more.firstChoice && { firstChoice: more.firstChoice }),
        durationMs: Math.max(0, Math.round(more.durationMs)),
        textVersion: pair.textVersion,
        referenceVersion: pair.referenceVersion,
      },
    });
    if (this.#isLow()) void this.refill();
  }

  /** Takes a decision back, the newest where none is named, and shows its pair again. False when there is none. */
  undo(decisionId = this.#state.trail.at(-1)?.decisionId): boolean {
    const last = this.#state.trail.find((entry) => entry.decisionId === decisionId);
    if (!last) return false;
    const { projectId, queueId, userId } = this.#options;
    this.#change({
      pairs: [last.pair, ...this.#state.pairs],
      trail: this.#state.trail.filter((entry) => entry !== last),
      left: this.#state.left + 1,
      phase: "ready",
    });
    void this.#options.outbox.add({
      kind: "retraction",
      id: this.#options.newId(),
      projectId,
      queueId,
      userId,
      decisionId: last.decisionId,
      assignmentId: last.pair.assignmentId,
    });
    return true;
  }

  /** Decided here or waiting to be sent from an earlier page. */
  #decided(): Set<number> {
    const decided = decidedBy(this.#waiting());
    for (const { pair } of this.#state.trail) decided.add(pair.assignmentId);
    return decided;
  }

  /** Decisions that the server did not have when it counted: their pairs came back as leased. */
  #unarrived(leased: readonly number[]): number {
    const decided = this.#decided();
    return leased.filter((id) => decided.has(id)).length;
  }

  /** Assignments whose texts nobody needs again: here, or decided already. */
  #held(): number[] {
    const here = this.#state.pairs.map(({ assignmentId }) => assignmentId);
    return [...new Set([...here, ...decidedBy(this.#waiting())])].slice(0, heldLimit);
  }

  #unsaved(): number {
    return decidedBy(this.#waiting()).size;
  }

  /** A share of what is left at most: towards its end a queue is not one person's. */
  #ahead(): number {
    return Math.max(claimFirst, Math.min(claimAhead, Math.ceil(this.#state.left / 4)));
  }

  /** Decisions that are not with the server and will be soon: the server fails on the others. */
  #onTheWay(): number {
    const { aside } = this.#options.outbox.snapshot();
    return this.#waiting().filter((command) => !aside.some(({ id }) => id === command.id)).length;
  }

  /** Assignments about which something waits to be sent. */
  #touched(): Set<number> {
    return new Set(this.#waiting().map(assignmentOf));
  }

  #without(ids: ReadonlySet<number>): number[] {
    return this.#state.pairs.flatMap(({ assignmentId }) => (ids.has(assignmentId) ? [] : [assignmentId]));
  }

  #isLow(): boolean {
    const { length } = this.#state.pairs;
    return length < claimBelow || length <= this.#ahead() - claimFirst;
  }

  /** Of this queue: an outbox carries those of all queues that its user was in. */
  #waiting(): OutboxCommand[] {
    const { outbox, queueId } = this.#options;
    return outbox.snapshot().waiting.filter((command) => command.queueId === queueId);
  }

  #forgetDecidedElsewhere(): void {
    const { elsewhere } = this.#options.outbox.snapshot();
    const pairs = this.#state.pairs.filter(({ assignmentId }) => !elsewhere.has(assignmentId));
    const gone = this.#state.pairs.length - pairs.length;
    if (gone === 0) return;
    const left = Math.max(0, this.#state.left - gone);
    this.#change({ pairs, left, phase: pairs.length > 0 ? "ready" : "loading" });
    if (this.#isLow()) void this.refill();
  }

  /** A refused decision is none: it cannot be taken back, and its pair may come again where it is still leased. */
  #forgetRefused(): void {
    const refused = new Set(this.#options.outbox.snapshot().refused.map(({ command }) => command.id));
    const trail = this.#state.trail.filter(({ decisionId }) => !refused.has(decisionId));
    if (trail.length < this.#state.trail.length) this.#change({ trail });
  }

  #change(part: Partial<SessionState>): void {
    const stays = part.pairs === undefined || part.pairs[0] === this.#state.pairs[0];
    this.#state = { ...this.#state, taken: this.#state.taken && stays, ...part };
    for (const listener of this.#listeners) listener();
  }
}
