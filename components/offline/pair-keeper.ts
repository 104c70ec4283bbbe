import type { ClaimedPair } from "@/lib/review/decision";
import type { Kept } from "@/lib/review/kept";
import { assignmentOf } from "@/lib/review/outbox";
import type { Outbox } from "../review/outbox";
import type { ReviewSession } from "../review/session";

type Watched<T extends { snapshot: unknown; subscribe: unknown }> = Pick<T, "snapshot" | "subscribe">;

export type PairKeeperOptions = {
  session: Watched<ReviewSession>;
  outbox: Watched<Outbox>;
  store: { write(kept: Kept): Promise<void> };
  /** Runs work a little later, off the path of the key; replaced in tests. */
  later?: (work: () => void) => void;
};

/**
 * Keeps the pairs at hand in the browser, and those whose decisions wait to be sent: their texts are needed when one of
 * them is taken back after a reload. Whatever the server has got is dropped.
 */
export class PairKeeper {
  readonly #options: Required<PairKeeperOptions>;
  readonly #leave: (() => void)[];
  #scheduled = false;
  #writing = false;
  #written: Kept | null = null;
  #closed = false;

  constructor(options: PairKeeperOptions) {
    this.#options = { later: (work) => void setTimeout(work, 300), ...options };
    const { session, outbox } = options;
    this.#leave = [session.subscribe(this.#schedule), outbox.subscribe(this.#schedule)];
    this.#schedule();
  }

  close(): void {
    this.#closed = true;
    for (const leave of this.#leave) leave();
  }

  #schedule = (): void => {
    if (this.#scheduled || this.#closed) return;
    this.#scheduled = true;
    this.#options.later(() => {
      this.#scheduled = false;
      void this.#write();
    });
  };

  async #write(): Promise<void> {
    if (this.#closed) return;
    if (this.#writing) return this.#schedule();
    const kept = this.#wanted();
    if (!kept || (this.#written && isSame(kept, this.#written))) return;
    this.#writing = true;
    // A full disk takes the reload without a network away, and nothing else.
    const stored = await this.#options.store.write(kept).then(
      () => true,
      () => false,
    );
    this.#writing = false;
    if (stored) this.#written = kept;
  }

  /** Null before the first claim: what an earlier page has kept stays until the server has answered. */
  #wanted(): Kept | null {
    const { pairs, trail, leaseUntil, phase, problem, taken, ...frame } = this.#options.session.snapshot();
    if (leaseUntil === null) return null;
    const unsent = new Set(this.#options.outbox.snapshot().waiting.map(assignmentOf));
    const decided = trail.flatMap(({ pair }): ClaimedPair[] => (unsent.has(pair.assignmentId) ? [pair] : []));
    return { frame, pairs: [...decided, ...pairs], leaseUntil };
  }
}

function isSame(a: Kept, b: Kept): boolean {
  return (
    a.leaseUntil === b.leaseUntil &&
    a.frame.left === b.frame.left &&
    a.pairs.length === b.pairs.length &&
    a.pairs.every(({ assignmentId }, index) => assignmentId === b.pairs[index]?.assignmentId)
  );
}
