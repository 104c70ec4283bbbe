import { expect, test, vi } from "vitest";
import type { Kept } from "@/lib/review/kept";
import type { OutboxCommand } from "@/lib/review/outbox";
import { pair } from "@/lib/review/test-pair";
import type { OutboxState } from "../review/outbox";
import { beforeTheFirstClaim, type SessionState } from "../review/session-state";
import { decision } from "../review/test-commands";
import { PairKeeper } from "./pair-keeper";

/** Something with a state that a test changes. */
function watched<S>(state: S) {
  const listeners = new Set<() => void>();
  return {
    snapshot: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(part: Partial<S>) {
      state = { ...state, ...part };
      for (const listener of listeners) listener();
    },
  };
}

const noOutbox: OutboxState = {
  ready: true,
  durable: true,
  waiting: [],
  link: "up",
  saved: 0,
  refused: [],
  aside: [],
  uncounted: 0,
  elsewhere: new Set(),
};

function keeping(write: (kept: Kept) => Promise<void> = async () => {}) {
  const session = watched<SessionState>(beforeTheFirstClaim);
  const outbox = watched<OutboxState>(noOutbox);
  const work: (() => void)[] = [];
  const written: Kept[] = [];
  const keeper = new PairKeeper({
    session,
    outbox,
    store: {
      write: async (kept) => {
        written.push(kept);
        await write(kept);
      },
    },
    later: (run) => void work.push(run),
  });
  const runLater = async () => {
    for (const run of work.splice(0)) run();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  const ids = () => written.at(-1)?.pairs.map(({ assignmentId }) => assignmentId);
  return { session, outbox, keeper, written, ids, work, runLater };
}

const claimed = (...ids: number[]): Partial<SessionState> => ({
  phase: "ready",
  pairs: ids.map(pair),
  leaseUntil: 100,
  leaseMinutes: 10,
  total: 9,
  left: 7,
});

test("before the first claim nothing is written: what an earlier page has kept stays", async () => {
  const { written, runLater } = keeping();
  await runLater();
  expect(written).toEqual([]);
});

test("the pairs at hand are kept with what the claim said, and not on the path of the key", async () => {
  const { session, written, work, runLater } = keeping();
  await runLater();
  session.change(claimed(1, 2));
  session.change({ left: 6 });
  expect(written).toEqual([]);
  expect(work).toHaveLength(1);
  await runLater();
  expect(written).toEqual([
    {
      frame: {
        mode: "blind",
        reasons: [],
        asksStrength: false,
        referenceAfterChoice: false,
        leaseMinutes: 10,
        total: 9,
        left: 6,
      },
      pairs: [pair(1), pair(2)],
      leaseUntil: 100,
    },
  ]);
});

test("a decided pair is kept until the server has its decision, then dropped", async () => {
  const { session, outbox, ids, runLater } = keeping();
  session.change(claimed(1, 2));
  await runLater();
  const waiting: OutboxCommand[] = [decision(1)];
  outbox.change({ waiting });
  session.change({
    pairs: [pair(2)],
    trail: [{ decisionId: "d1", pair: pair(1), choice: "left", reasons: [] }],
  });
  await runLater();
  expect(ids()).toEqual([1, 2]);
  outbox.change({ waiting: [] });
  await runLater();
  expect(ids()).toEqual([2]);
});

test("what has not changed is not written again, and a full disk is tried again at the next change", async () => {
  const write = vi.fn(async () => {
    if (write.mock.calls.length === 1) throw new Error("full");
  });
  const { session, outbox, written, runLater } = keeping(write);
  session.change(claimed(1, 2));
  await runLater();
  outbox.change({ saved: 1 });
  await runLater();
  expect(written).toHaveLength(2);
  outbox.change({ saved: 2 });
  await runLater();
  expect(written).toHaveLength(2);
});

test("two writings are never under way at once, and the last state wins", async () => {
  const ends: (() => void)[] = [];
  const { session, written, ids, runLater } = keeping(() => new Promise((resolve) => ends.push(resolve)));
  session.change(claimed(1, 2));
  await runLater();
  session.change(claimed(2));
  await runLater();
  expect(written).toHaveLength(1);
  ends[0]?.();
  await runLater();
  await runLater();
  expect(ids()).toEqual([2]);
});

test("a closed keeper writes nothing more", async () => {
  const { session, keeper, written, runLater } = keeping();
  session.change(claimed(1));
  keeper.close();
  await runLater();
  session.change(claimed(1, 2));
  await runLater();
  expect(written).toEqual([]);
});
