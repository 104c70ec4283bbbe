import { afterEach, expect, test, vi } from "vitest";
import { Unreachable } from "@/lib/fetch-json";
import { Problem } from "@/lib/problem";
import type { ClaimedPair, Claims, RecentDecision } from "@/lib/review/decision";
import { ClaimRequest, DecisionRequest } from "@/lib/review/decision";
import type { OutboxCommand } from "@/lib/review/outbox";
import { firstReasons } from "@/lib/review/reasons";
import { pair } from "@/lib/review/test-pair";
import type { OutboxState } from "./outbox";
import { ReviewSession } from "./session";
import type { SessionOptions } from "./session-state";
import { decision, retraction } from "./test-commands";

afterEach(() => vi.unstubAllGlobals());

const pairs = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => pair(from + i));

/** With 24 left, six are claimed ahead; with more, more. */
function claimsOf(given: ClaimedPair[], left = 24): Claims {
  return {
    pairs: given,
    held: [],
    mode: "blind",
    reasons: firstReasons,
    asksStrength: false,
    referenceAfterChoice: false,
    leaseMinutes: 10,
    left,
    total: 24,
  };
}

/** An outbox that sends nothing by itself: a test says what the server has saved or refused. */
class FakeOutbox {
  added: OutboxCommand[] = [];
  #state: OutboxState;
  readonly #listeners = new Set<() => void>();

  constructor(...waiting: OutboxCommand[]) {
    this.#state = {
      ready: true,
      durable: true,
      waiting,
      link: "up",
      saved: 0,
      refused: [],
      aside: [],
      uncounted: 0,
      elsewhere: new Set(),
    };
  }

  snapshot = () => this.#state;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async add(command: OutboxCommand): Promise<void> {
    this.added.push(command);
    this.#change({ waiting: [...this.#state.waiting, command] });
  }

  saveFirst(): void {
    this.#change({ waiting: this.#state.waiting.slice(1), link: "up" });
  }

  lose(): void {
    this.#change({ link: "down" });
  }

  setAside(): void {
    this.#change({ aside: this.#state.waiting });
  }

  saveAll(): void {
    while (this.#state.waiting.length > 0) this.saveFirst();
  }

  refuseFirst(): void {
    const [command, ...waiting] = this.#state.waiting;
    if (!command) throw new Error("Nothing waits.");
    this.#change({ waiting, refused: [{ command, problem: new Problem("not-found") }] });
  }

  hear(...elsewhere: number[]): void {
    this.#change({ elsewhere: new Set(elsewhere) });
  }

  #change(part: Partial<OutboxState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}

/** A session whose claims are answered in turn; an answer may be an error, or a promise of either. */
function sessionOf(
  answers: (Claims | Error | Promise<Claims>)[],
  more: { outbox?: FakeOutbox; options?: Partial<SessionOptions> } = {},
) {
  const outbox = more.outbox ?? new FakeOutbox();
  const counts: number[] = [];
  let id = 0;
  const session = new ReviewSession({
    projectId: "p",
    queueId: "q",
    userId: "u",
    language: "de",
    outbox,
    newId: () => {
      id += 1;
      return `id${id}`;
    },
    claim: async (count) => {
      counts.push(count);
      const answer = answers.shift();
      if (answer === undefined) throw new Error("Nobody expected this claim.");
      if (answer instanceof Error) throw answer;
      return answer;
    },
    ...more.options,
  });
  const shown = () => session.snapshot().pairs.map(({ assignmentId }) => assignmentId);
  const decided = () => session.snapshot().trail.map(({ pair }) => pair.assignmentId);
  const decide = () => session.decide("left", { durationMs: 1000 });
  return { session, outbox, counts, shown, decided, decide };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

function later<T>() {
  let give: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { promise, give };
}

test("the first claim asks for six pairs and shows the first of them", async () => {
  const { session, counts, shown } = sessionOf([claimsOf(pairs(1, 6))]);
  expect(session.snapshot()).toMatchObject({ phase: "loading", pairs: [], trail: [] });
  await session.refill();
  expect(counts).toEqual([6]);
  expect(shown()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(session.snapshot()).toMatchObject({
    phase: "ready",
    mode: "blind",
    reasons: firstReasons,
    total: 24,
    left: 24,
    problem: null,
  });
});

test("a decision shows the next pair in the same breath", async () => {
  const { session, shown, decided, decide } = sessionOf([claimsOf(pairs(1, 6))]);
  await session.refill();
  decide();
  expect(shown()).toEqual([2, 3, 4, 5, 6]);
  expect(decided()).toEqual([1]);
  expect(session.snapshot()).toMatchObject({ phase: "ready", left: 23 });
});

test("a decision goes to the outbox as the server expects it, whole milliseconds included", async () => {
  const id = "3f0e0a4e-8f53-4c1f-9a43-2f5d8b1c7e60";
  const { session, outbox } = sessionOf([claimsOf(pairs(1, 6))], { options: { newId: () => id } });
  await session.refill();
  session.decide("both-bad", { reasons: ["format"], comment: "Tabelle", durationMs: 1234.6 });
  const [command] = outbox.added;
  expect(command).toEqual({
    kind: "decision",
    id,
    projectId: "p",
    queueId: "q",
    userId: "u",
    body: {
      id,
      assignmentId: 1,
      choice: "both-bad",
      reasons: ["format"],
      comment: "Tabelle",
      durationMs: 1235,
      textVersion: 1,
      referenceVersion: 1,
    },
  });
  expect(command?.kind === "decision" && DecisionRequest.safeParse(command.body).success).toBe(true);
  expect(session.snapshot().trail).toMatchObject([
    { decisionId: id, choice: "both-bad", reasons: ["format"] },
  ]);
});

test("a clock that ran backwards makes no negative time", async () => {
  const { session, outbox } = sessionOf([claimsOf(pairs(1, 6))]);
  await session.refill();
  session.decide("left", { durationMs: -3 });
  expect(outbox.added[0]).toMatchObject({ body: { durationMs: 0 } });
});

test("with no pair there is nothing to decide and nothing to take back", async () => {
  const { session, outbox, decide } = sessionOf([]);
  decide();
  expect(session.undo()).toBe(false);
  expect(outbox.added).toEqual([]);
  expect(session.snapshot().phase).toBe("loading");
});

test("three pairs at hand are enough; below that more are fetched, and put behind", async () => {
  const { session, counts, shown, decide } = sessionOf([claimsOf(pairs(1, 5)), claimsOf(pairs(4, 9))]);
  await session.refill();
  decide();
  decide();
  await settled();
  expect(counts).toEqual([6]);
  decide();
  expect(shown()).toEqual([4, 5]);
  await settled();
  expect(counts).toHaveLength(2);
  expect(shown()).toEqual([4, 5, 6, 7, 8, 9]);
});

test("a claim asks for more than what is decided and not yet saved, and shows none of that again", async () => {
  const { session, counts, shown, decide } = sessionOf([claimsOf(pairs(1, 4)), claimsOf(pairs(1, 8))]);
  await session.refill();
  decide();
  decide();
  await settled();
  expect(counts).toEqual([6, 8]);
  expect(shown()).toEqual([3, 4, 5, 6, 7, 8]);
});

test("a claim says which texts are here or decided, and the server need not send them again", async () => {
  const asked: (readonly number[])[] = [];
  const answers = [claimsOf(pairs(1, 6)), { ...claimsOf(pairs(7, 10), 24), held: [1, 2, 3, 4, 5, 6] }];
  const { session, shown, decide } = sessionOf([], {
    options: {
      claim: async (_, held) => {
        asked.push(held);
        return answers.shift() ?? claimsOf([]);
      },
    },
  });
  await session.refill();
  for (let n = 0; n < 4; n += 1) decide();
  await settled();
  expect(asked).toEqual([[], [5, 6, 1, 2, 3, 4]]);
  expect(shown()).toEqual([5, 6, 7, 8, 9, 10]);
  // Four of those that the server counts as left are decided here.
  expect(session.snapshot().left).toBe(20);
});

test("a claim never names more texts than the server takes", async () => {
  const waiting = Array.from({ length: 300 }, (_, i) => decision(i + 1));
  let named: readonly number[] = [];
  const claim = async (_: number, held: readonly number[]) => {
    named = held;
    return claimsOf([]);
  };
  const { session } = sessionOf([], { outbox: new FakeOutbox(...waiting), options: { claim } });
  await session.refill();
  expect(named).toHaveLength(200);
  expect(ClaimRequest.safeParse({ language: "de", held: named }).success).toBe(true);
});

test("a claim never asks for more than the server gives", async () => {
  const waiting = Array.from({ length: 120 }, (_, i) => decision(i + 1));
  const { session, counts } = sessionOf([claimsOf([])], { outbox: new FakeOutbox(...waiting) });
  await session.refill();
  expect(counts).toEqual([100]);
  expect(ClaimRequest.safeParse({ language: "de", count: counts[0] }).success).toBe(true);
});

test.each([
  [24, [6]],
  [100, [6, 25]],
  [1_000, [6, 36]],
])(
  "of %d that are left, claims ask for %j: the first is small, and all together a quarter at most",
  async (left, asked) => {
    const leased = asked.map((count) => claimsOf(pairs(1, count), left));
    const { session, counts, shown } = sessionOf(leased);
    await session.refill();
    await settled();
    expect(counts).toEqual(asked);
    expect(shown()).toEqual(pairs(1, asked.at(-1) ?? 0).map(({ assignmentId }) => assignmentId));
  },
);

test("with much left, six fewer than wanted at hand are filled up again", async () => {
  const { session, counts, decide } = sessionOf([
    claimsOf(pairs(1, 6), 1_000),
    claimsOf(pairs(1, 36), 1_000),
    claimsOf(pairs(1, 42), 1_000),
  ]);
  await session.refill();
  await settled();
  for (let n = 0; n < 5; n += 1) decide();
  await settled();
  expect(counts).toEqual([6, 36]);
  decide();
  await settled();
  expect(counts).toEqual([6, 36, 42]);
  expect(session.snapshot().pairs).toHaveLength(36);
});

test("a claim that brings nothing new is not made again and again", async () => {
  const waiting = Array.from({ length: 100 }, (_, i) => decision(i + 1));
  const { session, counts } = sessionOf([claimsOf(pairs(1, 100), 1_000)], {
    outbox: new FakeOutbox(...waiting),
  });
  await session.refill();
  await settled();
  expect(counts).toEqual([100]);
  expect(session.snapshot()).toMatchObject({ phase: "loading", pairs: [] });
});

test("what another tab has decided is gone from this one, and no claim brings it back", async () => {
  const { session, outbox, shown, counts } = sessionOf([
    claimsOf(pairs(1, 6)),
    claimsOf(pairs(3, 6)),
    claimsOf([pair(7)]),
  ]);
  await session.refill();
  outbox.hear(1, 2);
  expect(shown()).toEqual([3, 4, 5, 6]);
  expect(session.snapshot().left).toBe(22);
  expect(counts).toEqual([6]);
  outbox.hear(1, 2, 3, 4);
  await settled();
  expect(counts).toEqual([6, 6]);
  expect(shown()).toEqual([5, 6]);
  outbox.hear(1, 2, 3, 4, 5, 6);
  expect(session.snapshot().phase).toBe("loading");
  await settled();
  expect(shown()).toEqual([7]);
});

test("what waits for another queue is none of this one's business", async () => {
  const outbox = new FakeOutbox(decision(50, { queueId: "elsewhere" }));
  const { session, counts } = sessionOf([claimsOf([], 0)], { outbox });
  await session.refill();
  expect(counts).toEqual([6]);
  expect(session.snapshot()).toMatchObject({ phase: "empty", left: 0 });
});

test("two claims are never on their way at once", async () => {
  const slow = later<Claims>();
  const { session, counts } = sessionOf([slow.promise]);
  const both = Promise.all([session.refill(), session.refill()]);
  slow.give(claimsOf(pairs(1, 6)));
  await both;
  expect(counts).toEqual([6]);
});

test("what is decided while a claim is on its way does not come back with it", async () => {
  const slow = later<Claims>();
  const { session, outbox, shown, decide } = sessionOf([claimsOf(pairs(1, 3)), slow.promise]);
  await session.refill();
  decide();
  decide();
  outbox.saveAll();
  slow.give(claimsOf(pairs(1, 6)));
  await settled();
  expect(shown()).toEqual([3, 4, 5, 6]);
});

test("a pair decided on an earlier page is not shown while its decision waits to be sent", async () => {
  const outbox = new FakeOutbox(decision(1), decision(2), retraction(2));
  const { session, counts, shown } = sessionOf([claimsOf(pairs(1, 3), 10)], { outbox });
  await session.refill();
  expect(counts).toEqual([7]);
  expect(shown()).toEqual([2, 3]);
  expect(session.snapshot().left).toBe(9);
});

test("a pair decided on an earlier page is not shown when its decision is saved while the claim is on its way", async () => {
  const slow = later<Claims>();
  const outbox = new FakeOutbox(decision(1));
  const { session, shown } = sessionOf([slow.promise], { outbox });
  const refilled = session.refill();
  outbox.saveAll();
  slow.give(claimsOf(pairs(1, 3)));
  await refilled;
  expect(shown()).toEqual([2, 3]);
});

test("undo brings the pair back first and sends a retraction of its decision", async () => {
  const { session, outbox, shown, decided, decide } = sessionOf([claimsOf(pairs(1, 6))]);
  await session.refill();
  decide();
  expect(session.undo()).toBe(true);
  expect(shown()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(decided()).toEqual([]);
  expect(session.snapshot().left).toBe(24);
  expect(outbox.added[1]).toEqual({
    kind: "retraction",
    id: "id2",
    projectId: "p",
    queueId: "q",
    userId: "u",
    decisionId: "id1",
    assignmentId: 1,
  });
});

test("undo twice takes two back, the newest first", async () => {
  const { session, shown, decided, decide } = sessionOf([claimsOf(pairs(1, 6))]);
  await session.refill();
  decide();
  decide();
  session.undo();
  expect(shown()[0]).toBe(2);
  session.undo();
  expect(shown()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(decided()).toEqual([]);
  expect(session.undo()).toBe(false);
});

test("undo after a refill goes back over it, and a claim does not bring the pair twice", async () => {
  const { session, outbox, shown, decide } = sessionOf([
    claimsOf(pairs(1, 3)),
    claimsOf(pairs(3, 8)),
    claimsOf(pairs(1, 8)),
  ]);
  await session.refill();
  decide();
  await settled();
  expect(shown()).toEqual([2, 3, 4, 5, 6, 7, 8]);
  outbox.saveAll();
  session.undo();
  expect(shown()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  await session.refill();
  expect(shown()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test("a pair taken back is decided anew, under another id", async () => {
  const { session, outbox, shown, decided, decide } = sessionOf([claimsOf(pairs(1, 6))]);
  await session.refill();
  decide();
  session.undo();
  session.decide("right", { durationMs: 5 });
  expect(outbox.added.map(({ kind, id }) => [kind, id])).toEqual([
    ["decision", "id1"],
    ["retraction", "id2"],
    ["decision", "id3"],
  ]);
  expect(shown()[0]).toBe(2);
  expect(decided()).toEqual([1]);
});

test("the last pair can be taken back from an empty queue", async () => {
  const { session, outbox, shown, decide } = sessionOf([
    claimsOf([pair(1)], 1),
    claimsOf([], 1),
    claimsOf([], 0),
  ]);
  await session.refill();
  decide();
  await settled();
  outbox.saveAll();
  await settled();
  expect(session.snapshot()).toMatchObject({ phase: "empty", left: 0 });
  session.undo();
  expect(shown()).toEqual([1]);
  expect(session.snapshot()).toMatchObject({ phase: "ready", left: 1 });
});

test("a queue is empty only when nothing is unsent: the arrival of the last decision asks again", async () => {
  const { session, outbox, counts, shown, decide } = sessionOf([
    claimsOf(pairs(1, 2), 2),
    claimsOf(pairs(1, 2), 2),
    claimsOf(pairs(1, 2), 2),
    claimsOf([pair(7)], 1),
  ]);
  await session.refill();
  decide();
  await settled();
  decide();
  expect(session.snapshot().phase).toBe("loading");
  await settled();
  expect(session.snapshot()).toMatchObject({ phase: "loading", pairs: [] });
  outbox.saveFirst();
  await settled();
  expect(counts).toEqual([6, 7, 8]);
  outbox.saveFirst();
  await settled();
  expect(counts).toEqual([6, 7, 8, 6]);
  expect(shown()).toEqual([7]);
});

test("when nothing is left after the last decision has arrived, the queue is empty", async () => {
  const { session, outbox, decide } = sessionOf([
    claimsOf([pair(1)], 1),
    claimsOf([pair(1)], 1),
    claimsOf([], 0),
  ]);
  await session.refill();
  decide();
  await settled();
  outbox.saveAll();
  await settled();
  expect(session.snapshot()).toMatchObject({ phase: "empty", pairs: [], left: 0 });
});

test("with pairs at hand, the arrival of the last decision asks for nothing", async () => {
  const { session, outbox, counts, decide } = sessionOf([claimsOf(pairs(1, 6))]);
  await session.refill();
  decide();
  outbox.saveAll();
  await settled();
  expect(counts).toEqual([6]);
});

test("a refused decision leaves the trail, and its pair comes again with the next claim that has it", async () => {
  const { session, outbox, shown, decided, decide } = sessionOf([
    claimsOf(pairs(1, 6)),
    claimsOf(pairs(1, 6)),
  ]);
  await session.refill();
  decide();
  decide();
  outbox.refuseFirst();
  expect(decided()).toEqual([2]);
  await session.refill();
  expect(shown()).toEqual([3, 4, 5, 6, 1]);
});

test("a refused claim is told with its problem, and a good one after it clears that", async () => {
  const problem = new Problem("not-allowed");
  const { session } = sessionOf([problem, claimsOf(pairs(1, 6))]);
  await session.refill();
  expect(session.snapshot()).toMatchObject({ phase: "refused", problem, pairs: [] });
  await session.refill();
  expect(session.snapshot()).toMatchObject({ phase: "ready", problem: null });
});

test("an unreachable server is told only where there is no pair at hand", async () => {
  const away = new Unreachable("no network");
  const { session, shown, decide } = sessionOf([
    claimsOf(pairs(1, 3)),
    away,
    away,
    away,
    claimsOf(pairs(4, 6)),
  ]);
  await session.refill();
  decide();
  await settled();
  decide();
  await settled();
  expect(session.snapshot()).toMatchObject({ phase: "ready", problem: null });
  expect(shown()).toEqual([3]);
  decide();
  expect(session.snapshot().phase).toBe("loading");
  await settled();
  expect(session.snapshot()).toMatchObject({ phase: "unreachable", pairs: [] });
  await session.refill();
  expect(session.snapshot().phase).toBe("ready");
});

test("a problem with looking ahead is nobody's business while there are pairs", async () => {
  const { session, decide } = sessionOf([claimsOf(pairs(1, 2)), new Problem("not-allowed")]);
  await session.refill();
  decide();
  await settled();
  expect(session.snapshot()).toMatchObject({ phase: "ready", problem: null });
});

test("after an outage the arrival of what waited fetches pairs again", async () => {
  const away = new Unreachable("no network");
  const { session, outbox, shown, decide } = sessionOf([claimsOf([pair(1)]), away, claimsOf(pairs(2, 7))]);
  await session.refill();
  decide();
  await settled();
  expect(session.snapshot().phase).toBe("unreachable");
  outbox.saveAll();
  await settled();
  expect(session.snapshot().phase).toBe("ready");
  expect(shown()).toEqual([2, 3, 4, 5, 6, 7]);
});

test("left is never less than what is at hand, nor below zero", async () => {
  const { session, decide } = sessionOf([claimsOf(pairs(1, 2), 0), claimsOf([], 0)]);
  await session.refill();
  expect(session.snapshot().left).toBe(2);
  decide();
  decide();
  expect(session.snapshot().left).toBe(0);
});

test("left to itself, the session claims from its queue and makes ids that the server takes", async () => {
  const fetched = vi.fn(async (_url: string, _init: RequestInit) => Response.json(claimsOf(pairs(1, 6))));
  vi.stubGlobal("fetch", fetched);
  for (const crypto of [globalThis.crypto, withoutRandomUuid()]) {
    vi.stubGlobal("crypto", crypto);
    const outbox = new FakeOutbox();
    const session = new ReviewSession({ projectId: "p", queueId: "q", userId: "u", language: "sw", outbox });
    await session.refill();
    session.decide("left", { durationMs: 1 });
    const [command] = outbox.added;
    expect(command?.kind === "decision" && DecisionRequest.safeParse(command.body).error).toBeUndefined();
    expect(command?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
  expect(fetched.mock.calls[0]?.[0]).toBe("/api/projects/p/queues/q/claims");
  expect(JSON.parse(String(fetched.mock.calls[0]?.[1].body))).toEqual({ language: "sw", count: 6, held: [] });
});

/** As on plain http outside loopback. */
function withoutRandomUuid() {
  const { crypto } = globalThis;
  return { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes) };
}

test("listeners hear of every change until they leave", async () => {
  const { session, decide } = sessionOf([claimsOf(pairs(1, 6))]);
  const heard = vi.fn();
  const leave = session.subscribe(heard);
  await session.refill();
  expect(heard).toHaveBeenCalledTimes(1);
  leave();
  decide();
  expect(heard).toHaveBeenCalledTimes(1);
});

const earlier = (id: number): RecentDecision => ({
  decisionId: `old${id}`,
  choice: "right",
  reasons: [],
  pair: pair(id),
});

test("decisions of before a reload are taken back like those of this page, newest first", async () => {
  const { session, outbox, shown, decided, decide } = sessionOf([claimsOf(pairs(3, 8))], {
    options: { recent: async () => [earlier(1), earlier(2)] },
  });
  await session.refill();
  decide();
  await session.recall();
  expect(decided()).toEqual([1, 2, 3]);
  session.undo();
  session.undo();
  expect(shown().slice(0, 3)).toEqual([2, 3, 4]);
  expect(outbox.added.at(-1)).toMatchObject({ kind: "retraction", decisionId: "old2", assignmentId: 2 });
});

test("what is taken back already, or on screen, is not recalled; and without an answer nothing is", async () => {
  const waiting: OutboxCommand = {
    kind: "retraction",
    id: "r",
    projectId: "p",
    queueId: "q",
    userId: "u",
    decisionId: "old1",
    assignmentId: 1,
  };
  const { session, decided } = sessionOf([claimsOf(pairs(2, 7))], {
    outbox: new FakeOutbox(waiting),
    options: { recent: async () => [earlier(1), earlier(2), earlier(9)] },
  });
  await session.refill();
  await session.recall();
  expect(decided()).toEqual([9]);

  const away = sessionOf([claimsOf(pairs(2, 7))], { options: { recent: () => Promise.reject(new Error()) } });
  await away.session.refill();
  await away.session.recall();
  expect(away.decided()).toEqual([]);
});

test("a claim says until when its pairs are kept for this person, counted from the asking", async () => {
  let now = 1_000;
  const { session } = sessionOf([], {
    options: {
      now: () => now,
      claim: async () => {
        now += 5_000;
        return claimsOf(pairs(1, 6));
      },
    },
  });
  expect(session.snapshot().leaseUntil).toBeNull();
  await session.refill();
  expect(session.snapshot().leaseUntil).toBe(601_000);
});

/** A session with six pairs at hand, whose renewals answer with what is still its own. */
async function renewing(...answers: (number[] | Error)[]) {
  const asked: number[][] = [];
  const more = {
    options: {
      now: () => 0,
      renew: async (ids: number[]) => {
        asked.push(ids);
        const answer = answers.shift();
        if (answer === undefined) throw new Error("Nobody expected this renewal.");
        if (answer instanceof Error) throw answer;
        return { assignmentIds: answer, leaseMinutes: 20 };
      },
    },
  };
  const found = sessionOf([claimsOf(pairs(1, 6)), claimsOf([...pairs(3, 6), ...pairs(7, 8)])], more);
  await found.session.refill();
  return { ...found, asked };
}

test("a renewal makes the leases of the pairs at hand long again", async () => {
  const { session, shown, asked } = await renewing([1, 2, 3, 4, 5, 6]);
  await session.renew();
  expect(asked).toEqual([[1, 2, 3, 4, 5, 6]]);
  expect(shown()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(session.snapshot()).toMatchObject({ leaseUntil: 1_200_000, leaseMinutes: 20, taken: false });
});

test("what others have by now leaves the list, but for the pair on screen, which one may pass by", async () => {
  const { session, shown } = await renewing([3, 4, 5, 6]);
  await session.renew();
  expect(shown()).toEqual([1, 3, 4, 5, 6]);
  expect(session.snapshot().taken).toBe(true);
  session.pass();
  expect(shown()).toEqual([3, 4, 5, 6]);
  expect(session.snapshot().taken).toBe(false);
  session.pass();
  expect(shown()).toEqual([3, 4, 5, 6]);

  const other = await renewing([2, 3, 4, 5, 6]);
  await other.session.renew();
  expect(other.session.snapshot().taken).toBe(true);
  other.decide();
  expect(other.session.snapshot().taken).toBe(false);
  expect(other.outbox.added).toMatchObject([{ kind: "decision", body: { assignmentId: 1 } }]);
});

test("a last pair that is somebody else's stays on screen, and others are fetched behind it", async () => {
  const { session, shown, counts } = sessionOf([claimsOf([pair(1)]), claimsOf([pair(7)])], {
    options: { renew: async () => ({ assignmentIds: [], leaseMinutes: 10 }) },
  });
  await session.refill();
  await session.renew();
  expect(counts).toEqual([6, 6]);
  expect(shown()).toEqual([1, 7]);
});

test("a pair that was taken back is not given away by a renewal that cannot know of it yet", async () => {
  const { session, shown, decide, asked } = await renewing([2, 3, 4, 5, 6]);
  decide();
  session.undo();
  await session.renew();
  expect(asked).toEqual([[2, 3, 4, 5, 6]]);
  expect(shown()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(session.snapshot().taken).toBe(false);
});

test("a renewal without an answer changes nothing, and without pairs none is asked for", async () => {
  const { session, shown } = await renewing(new Unreachable("no network"));
  const before = session.snapshot();
  await session.renew();
  expect(session.snapshot()).toBe(before);
  expect(shown()).toEqual([1, 2, 3, 4, 5, 6]);
  const empty = sessionOf([]);
  await empty.session.renew();
  expect(empty.session.snapshot().leaseUntil).toBeNull();
});

test("when the server answers again after an outage, the leases are renewed", async () => {
  const { outbox, asked, session } = await renewing([2, 3, 4, 5, 6]);
  session.decide("left", { durationMs: 1 });
  outbox.lose();
  await settled();
  expect(asked).toEqual([]);
  outbox.saveFirst();
  await settled();
  expect(asked).toEqual([[2, 3, 4, 5, 6]]);
});

const kept = (from: number, to: number) => {
  const { pairs: keptPairs, ...frame } = claimsOf(pairs(from, to), 20);
  return { frame, pairs: keptPairs, leaseUntil: 500 };
};

test("without a network, what this browser has kept opens the review again, decisions and all", async () => {
  const outbox = new FakeOutbox(decision(1), decision(2), retraction(2));
  const away = new Unreachable("no network");
  const { session, shown, decided } = sessionOf([away, away], { outbox });
  await session.refill();
  expect(session.snapshot().phase).toBe("unreachable");
  session.reopen(kept(1, 6));
  expect(session.snapshot()).toMatchObject({
    phase: "ready",
    total: 24,
    left: 20,
    reasons: firstReasons,
    leaseUntil: 500,
  });
  expect(shown()).toEqual([2, 3, 4, 5, 6]);
  expect(decided()).toEqual([1]);
  session.undo();
  expect(shown()[0]).toBe(1);
});

test("what was kept is not opened once the server has answered, nor twice, nor when all of it is gone", async () => {
  const answered = sessionOf([claimsOf([], 0)]);
  await answered.session.refill();
  answered.session.reopen(kept(1, 6));
  expect(answered.session.snapshot()).toMatchObject({ phase: "empty", pairs: [] });

  const twice = sessionOf([]);
  twice.session.reopen(kept(1, 6));
  twice.decide();
  twice.session.reopen(kept(1, 6));
  expect(twice.shown()).toEqual([2, 3, 4, 5, 6]);

  const outbox = new FakeOutbox();
  outbox.hear(1, 2);
  const gone = sessionOf([], { outbox });
  gone.session.reopen(kept(1, 2));
  expect(gone.session.snapshot().leaseUntil).toBeNull();
});

test("a claim after an outage goes on where the kept pairs were, and brings none of them twice", async () => {
  const { session, shown } = sessionOf([claimsOf(pairs(2, 8), 20)], { outbox: new FakeOutbox(decision(1)) });
  session.reopen(kept(1, 4));
  await session.refill();
  expect(shown()).toEqual([2, 3, 4, 5, 6, 7, 8]);
});

test("a queue whose only unsent decision is one that the server fails on is empty all the same", async () => {
  const outbox = new FakeOutbox(decision(1));
  outbox.setAside();
  const { session } = sessionOf([claimsOf([pair(1)], 1)], { outbox });
  await session.refill();
  expect(session.snapshot()).toMatchObject({ phase: "empty", pairs: [], left: 0 });
});

test("any decision of the strip can be gone back to, and the others stand", async () => {
  const { session, outbox, shown, decided, decide } = sessionOf([claimsOf(pairs(1, 6))]);
  await session.refill();
  for (let n = 0; n < 3; n += 1) decide();
  const [, second] = session.snapshot().trail;
  expect(session.undo(second?.decisionId)).toBe(true);
  expect(decided()).toEqual([1, 3]);
  expect(shown()[0]).toBe(2);
  expect(outbox.added.at(-1)).toMatchObject({ kind: "retraction", decisionId: second?.decisionId });
  expect(session.undo("nothing")).toBe(false);
});

test("how much better, and the choice before the reference was seen, go with the decision", async () => {
  const { session, outbox } = sessionOf([claimsOf(pairs(1, 6))]);
  await session.refill();
  session.decide("left", { durationMs: 1, strength: "clearly", firstChoice: "right" });
  expect(outbox.added[0]).toMatchObject({
    body: { choice: "left", strength: "clearly", firstChoice: "right" },
  });
});
