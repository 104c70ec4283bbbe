import { afterEach, expect, test, vi } from "vitest";
import { Unreachable } from "@/lib/fetch-json";
import { Problem } from "@/lib/problem";
import type { CommandStore, OutboxCommand } from "@/lib/review/outbox";
import { memoryStore } from "./command-store";
import { Outbox, type OutboxOptions, type OutboxState } from "./outbox";
import { decision, retraction } from "./test-commands";

const opened: Outbox[] = [];

afterEach(() => {
  for (const outbox of opened.splice(0)) outbox.close();
});

function outboxOf(options: Partial<OutboxOptions>): Outbox {
  const outbox = new Outbox({
    userId: "u",
    store: memoryStore(),
    send: saved,
    exclusively: (work) => work(),
    wait: async () => {},
    ...options,
  });
  opened.push(outbox);
  return outbox;
}

const saved = async (command: OutboxCommand): Promise<unknown> => ({ id: command.id, counted: true });

/** One tab after the other, as Web Locks let them. */
function mutex(): NonNullable<OutboxOptions["exclusively"]> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}

async function storeWith(...commands: OutboxCommand[]): Promise<CommandStore> {
  const store = memoryStore();
  for (const command of commands) await store.add(command);
  return store;
}

/** A server whose answers are given by hand, one request at a time. */
function serverByHand() {
  const requests: {
    command: OutboxCommand;
    answer: (with_?: unknown) => void;
    fail: (error: unknown) => void;
  }[] = [];
  const send = (command: OutboxCommand) =>
    new Promise<unknown>((resolve, reject) => {
      requests.push({
        command,
        answer: (given = { id: command.id, counted: true }) => resolve(given),
        fail: reject,
      });
    });
  const next = async () => {
    await vi.waitFor(() => expect(requests.length).toBeGreaterThan(0));
    const [request] = requests.splice(0, 1);
    if (!request) throw new Error("There is no request.");
    return request;
  };
  return { send, next, requests };
}

/** Waits that end by hand, and how long they were to be. */
function clockByHand() {
  const waits: { milliseconds: number; pass: () => void }[] = [];
  const wait = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      waits.push({ milliseconds, pass: resolve });
    });
  return { wait, waits };
}

function until(outbox: Outbox, is: (state: OutboxState) => boolean): Promise<void> {
  return vi.waitFor(() => expect(is(outbox.snapshot())).toBe(true));
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
const ids = (commands: readonly OutboxCommand[]) => commands.map(({ id }) => id);

test("what earlier pages left behind is there at the start and is sent, oldest first", async () => {
  const store = await storeWith(decision(1), retraction(1), decision(2));
  const sent: string[] = [];
  const outbox = outboxOf({
    store,
    send: (command) => {
      sent.push(command.id);
      return saved(command);
    },
  });
  expect(outbox.snapshot()).toMatchObject({ ready: false, waiting: [] });
  await outbox.start();
  expect(outbox.snapshot().ready).toBe(true);
  await until(outbox, ({ waiting }) => waiting.length === 0);
  expect(sent).toEqual(["d1", "r1", "d2"]);
  expect(await store.list("u")).toEqual([]);
  expect(outbox.snapshot()).toMatchObject({ saved: 3, link: "up", refused: [] });
});

test("one is sent at a time, and the next only after the server has the one before", async () => {
  const server = serverByHand();
  const outbox = outboxOf({ send: server.send });
  for (const command of [decision(1), decision(2), decision(3)]) await outbox.add(command);
  for (const left of [["d1", "d2", "d3"], ["d2", "d3"], ["d3"]]) {
    const request = await server.next();
    await settled();
    expect(request.command.id).toBe(left[0]);
    expect(server.requests).toEqual([]);
    expect(ids(outbox.snapshot().waiting)).toEqual(left);
    request.answer();
  }
  await until(outbox, (state) => state.saved === 3 && state.waiting.length === 0);
});

test("a command waits in the state from the moment that it is given, before the store has it", async () => {
  const outbox = outboxOf({ store: { ...memoryStore(), add: () => new Promise(() => {}) } });
  void outbox.add(decision(1));
  expect(ids(outbox.snapshot().waiting)).toEqual(["d1"]);
});

test("nothing is sent that the store does not have yet", async () => {
  const store = memoryStore();
  let keep = () => {};
  const slow: CommandStore = {
    ...store,
    add: async (command) => {
      await new Promise<void>((resolve) => {
        keep = resolve;
      });
      await store.add(command);
    },
  };
  const send = vi.fn(saved);
  const outbox = outboxOf({ store: slow, send });
  const added = outbox.add(decision(1));
  outbox.retry();
  await settled();
  expect(send).not.toHaveBeenCalled();
  keep();
  await added;
  await until(outbox, ({ saved }) => saved === 1);
});

test("what is added while another is on its way is sent after it", async () => {
  const server = serverByHand();
  const outbox = outboxOf({ send: server.send });
  await outbox.add(decision(1));
  const first = await server.next();
  await outbox.add(decision(2));
  first.answer();
  (await server.next()).answer();
  await until(outbox, (state) => state.saved === 2 && state.waiting.length === 0);
});

test("what is added in the moment in which the last is done is sent too", async () => {
  const store = memoryStore();
  const outbox = outboxOf({
    store,
    exclusively: async (work) => {
      const result = await work();
      if (outbox.snapshot().saved === 1) await outbox.add(decision(2));
      return result;
    },
  });
  await outbox.add(decision(1));
  await until(outbox, ({ saved }) => saved === 2);
  expect(await store.list("u")).toEqual([]);
});

test.each<[string, unknown]>([
  ["a lost network", new Unreachable("no network")],
  ["a fault in the sending itself", new TypeError("broken")],
  ["a server that asks for patience", new Problem("too-many-attempts")],
])("%s is tried again with growing waits, and the order stays", async (_, error) => {
  const waits: number[] = [];
  const tried: string[] = [];
  const outbox = outboxOf({
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      expect(outbox.snapshot()).toMatchObject({ link: "down", saved: 0, refused: [] });
      expect(ids(outbox.snapshot().waiting)).toEqual(["d1", "d2"]);
    },
    send: async (command) => {
      tried.push(command.id);
      if (tried.length <= 7) throw error;
      return saved(command);
    },
    store: await storeWith(decision(1), decision(2)),
  });
  await outbox.start();
  await until(outbox, ({ saved }) => saved === 2);
  expect(tried).toEqual([...Array.from({ length: 8 }, () => "d1"), "d2"]);
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
  expect(outbox.snapshot().link).toBe("up");
});

test("after a success the waits begin small again", async () => {
  const waits: number[] = [];
  const answers = [false, false, true, false, true];
  const outbox = outboxOf({
    wait: async (milliseconds) => void waits.push(milliseconds),
    send: async (command) => {
      if (!answers.shift()) throw new Unreachable("no network");
      return saved(command);
    },
    store: await storeWith(decision(1), decision(2)),
  });
  await outbox.start();
  await until(outbox, ({ saved }) => saved === 2);
  expect(waits).toEqual([500, 1000, 500]);
});

test("trying again by hand does not wait", async () => {
  const clock = clockByHand();
  let up = false;
  const outbox = outboxOf({
    wait: clock.wait,
    send: (command) => (up ? saved(command) : Promise.reject(new Unreachable("no network"))),
  });
  await outbox.add(decision(1));
  await until(outbox, ({ link }) => link === "down");
  await vi.waitFor(() => expect(clock.waits).toHaveLength(1));
  up = true;
  outbox.retry();
  await until(outbox, (state) => state.saved === 1 && state.link === "up");
});

test.each<[string, unknown]>([
  ["nothing", undefined],
  ["null", null],
  ["an empty object", {}],
  ["a proxy's JSON", { ok: true }],
  ["another command's receipt", { id: "d2", counted: true }],
])("%s is no receipt: the command is kept and sent again", async (_, answer) => {
  const store = memoryStore();
  const answers = [answer];
  const sent: string[] = [];
  const outbox = outboxOf({
    store,
    wait: async () => expect(ids(await store.list("u"))).toEqual(["d1"]),
    send: async (command) => {
      sent.push(command.id);
      return answers.length > 0 ? answers.shift() : saved(command);
    },
  });
  await outbox.add(decision(1));
  await until(outbox, ({ saved }) => saved === 1);
  expect(sent).toEqual(["d1", "d1"]);
  expect(outbox.snapshot()).toMatchObject({ waiting: [], link: "up" });
});

test("a refused command is told, with its problem, and the next is sent", async () => {
  const problem = new Problem("already-decided");
  const store = await storeWith(decision(1), decision(2));
  const outbox = outboxOf({
    store,
    send: (command) => (command.id === "d1" ? Promise.reject(problem) : saved(command)),
  });
  await outbox.start();
  await until(outbox, ({ saved }) => saved === 1);
  expect(outbox.snapshot()).toMatchObject({
    waiting: [],
    link: "up",
    refused: [{ command: decision(1), problem }],
  });
  expect(await store.list("u")).toEqual([]);
  outbox.dismissRefused();
  expect(outbox.snapshot().refused).toEqual([]);
});

test("what the server fails on again and again is set aside and kept, and the others are sent", async () => {
  const store = await storeWith(decision(1), decision(2), retraction(1), decision(3));
  const tried: string[] = [];
  const waits: number[] = [];
  let mended = false;
  const outbox = outboxOf({
    store,
    wait: async (milliseconds) => void waits.push(milliseconds),
    send: async (command) => {
      tried.push(command.id);
      if (command.id === "d1" && !mended) throw new Unreachable("The server answered 500.", { status: 500 });
      return saved(command);
    },
  });
  await outbox.start();
  await until(outbox, ({ saved }) => saved === 2);
  expect(tried).toEqual(["d1", "d1", "d1", "d1", "d1", "d2", "d3"]);
  expect(waits).toEqual([500, 1000, 2000, 4000]);
  expect(outbox.snapshot()).toMatchObject({ link: "up", refused: [], aside: [decision(1)] });
  expect(ids(outbox.snapshot().waiting)).toEqual(["d1", "r1"]);
  await settled();
  expect(ids(await store.list("u"))).toEqual(["d1", "r1"]);
  expect(tried).toHaveLength(7);

  mended = true;
  outbox.retry();
  await until(outbox, ({ saved }) => saved === 4);
  expect(tried.slice(7)).toEqual(["d1", "r1"]);
  expect(outbox.snapshot()).toMatchObject({ aside: [], waiting: [] });
});

test("what is added while something is set aside is sent, unless it is about the same pair", async () => {
  const tried: string[] = [];
  const outbox = outboxOf({
    send: async (command) => {
      tried.push(command.id);
      if (command.id === "d1") throw new Unreachable("The server answered 413.", { status: 413 });
      return saved(command);
    },
  });
  await outbox.add(decision(1));
  await until(outbox, ({ aside }) => aside.length === 1);
  await outbox.add(retraction(1));
  await outbox.add(decision(2));
  await until(outbox, ({ saved }) => saved === 1);
  await settled();
  expect(tried).toEqual(["d1", "d1", "d1", "d1", "d1", "d2"]);
  expect(ids(outbox.snapshot().waiting)).toEqual(["d1", "r1"]);
});

test("an outage between two faults of the server begins the count anew", async () => {
  const answers = [500, 500, 500, 500, undefined, 500, 500, 500, 500];
  const outbox = outboxOf({
    send: async (command) => {
      if (answers.length === 0) return saved(command);
      const status = answers.shift();
      throw new Unreachable("no answer of ours", status ? { status } : {});
    },
  });
  await outbox.add(decision(1));
  await until(outbox, ({ saved }) => saved === 1);
  expect(outbox.snapshot()).toMatchObject({ aside: [], waiting: [] });
});

test("without a session everything is kept, and goes on after signing in", async () => {
  const clock = clockByHand();
  const store = await storeWith(decision(1), decision(2));
  let signedIn = false;
  const outbox = outboxOf({
    store,
    wait: clock.wait,
    send: (command) => (signedIn ? saved(command) : Promise.reject(new Problem("not-signed-in"))),
  });
  await outbox.start();
  await until(outbox, ({ link }) => link === "signed-out");
  expect(outbox.snapshot()).toMatchObject({ saved: 0, refused: [] });
  expect(ids(outbox.snapshot().waiting)).toEqual(["d1", "d2"]);
  expect(await store.list("u")).toHaveLength(2);
  await vi.waitFor(() => expect(clock.waits).toHaveLength(1));
  signedIn = true;
  outbox.retry();
  await until(outbox, (state) => state.saved === 2 && state.link === "up");
});

test("another user's commands are neither shown nor sent nor touched", async () => {
  const others = decision(1, { userId: "other" });
  const store = await storeWith(others, decision(2));
  const sent: string[] = [];
  const outbox = outboxOf({
    store,
    send: (command) => {
      sent.push(command.id);
      return saved(command);
    },
  });
  await outbox.start();
  await until(outbox, ({ saved }) => saved === 1);
  await settled();
  expect(sent).toEqual(["d2"]);
  expect(await store.list("other")).toEqual([others]);
});

test("decisions that came too late to count are counted, retractions never", async () => {
  const store = await storeWith(decision(1), decision(2), retraction(2), decision(3));
  const outbox = outboxOf({
    store,
    send: async ({ id }) => (id === "r2" ? { id } : { id, counted: id === "d2" }),
  });
  await outbox.start();
  await until(outbox, ({ saved }) => saved === 4);
  expect(outbox.snapshot().uncounted).toBe(2);
});

test("two tabs send each command once, and both see that it is saved", async () => {
  const store = await storeWith(decision(1), decision(2));
  const exclusively = mutex();
  const sent: string[] = [];
  const send = async (command: OutboxCommand) => {
    sent.push(command.id);
    await settled();
    return saved(command);
  };
  const one = outboxOf({ store, exclusively, send });
  const two = outboxOf({ store, exclusively, send });
  await Promise.all([one.start(), two.start()]);
  await two.add(decision(3));
  await one.add(decision(4));
  for (const outbox of [one, two]) await until(outbox, ({ waiting }) => waiting.length === 0);
  expect(sent.toSorted()).toEqual(["d1", "d2", "d3", "d4"]);
  expect(one.snapshot().saved + two.snapshot().saved).toBe(4);
});

test("without a channel between them, a tab learns at its turn what the other has sent", async () => {
  vi.stubGlobal("BroadcastChannel", undefined);
  const store = await storeWith(decision(1));
  const exclusively = mutex();
  const server = serverByHand();
  const one = outboxOf({ store, exclusively, send: server.send });
  const two = outboxOf({ store, exclusively, send: server.send });
  vi.unstubAllGlobals();
  await one.start();
  const request = await server.next();
  await two.start();
  expect(ids(two.snapshot().waiting)).toEqual(["d1"]);
  request.answer();
  await until(two, ({ waiting }) => waiting.length === 0);
  expect(server.requests).toEqual([]);
});

test("a tab that waits for its turn goes on when the other is closed", async () => {
  const store = await storeWith(decision(1));
  const exclusively = mutex();
  const clock = clockByHand();
  const one = outboxOf({
    store,
    exclusively,
    wait: clock.wait,
    send: () => Promise.reject(new Unreachable("no network")),
  });
  const two = outboxOf({ store, exclusively });
  await one.start();
  await vi.waitFor(() => expect(clock.waits).toHaveLength(1));
  await two.start();
  one.close();
  await until(two, ({ saved }) => saved === 1);
});

test("a closed outbox sends nothing more and loses nothing", async () => {
  const store = await storeWith(decision(1), decision(2));
  const server = serverByHand();
  const outbox = outboxOf({ store, send: server.send });
  await outbox.start();
  const request = await server.next();
  outbox.close();
  request.answer();
  await vi.waitFor(async () => expect(ids(await store.list("u"))).toEqual(["d2"]));
  outbox.retry();
  await settled();
  expect(server.requests).toEqual([]);
  expect(ids(await store.list("u"))).toEqual(["d2"]);
});

test("an outbox that is closed while it waits for the network does not try again", async () => {
  const clock = clockByHand();
  const send = vi.fn(() => Promise.reject(new Unreachable("no network")));
  const outbox = outboxOf({ wait: clock.wait, send });
  await outbox.add(decision(1));
  await vi.waitFor(() => expect(clock.waits).toHaveLength(1));
  outbox.close();
  clock.waits[0]?.pass();
  await settled();
  expect(send).toHaveBeenCalledTimes(1);
});

test("what was on its way when its page was closed is told to the page that follows", async () => {
  const store = await storeWith(decision(1));
  const exclusively = mutex();
  const server = serverByHand();
  const before = outboxOf({ store, exclusively, send: server.send });
  await before.start();
  const request = await server.next();
  before.close();
  const after = outboxOf({ store, exclusively, send: server.send });
  await after.start();
  expect(ids(after.snapshot().waiting)).toEqual(["d1"]);
  request.answer();
  await until(after, ({ waiting }) => waiting.length === 0);
  await settled();
  expect(server.requests).toEqual([]);
});

test("a tab that has nothing to send hears of what was on its way when another was closed", async () => {
  const store = memoryStore();
  const server = serverByHand();
  const idle = outboxOf({ store });
  const sending = outboxOf({ store, send: server.send });
  await sending.add(decision(1));
  const request = await server.next();
  await until(idle, ({ waiting }) => waiting.length === 1);
  sending.close();
  request.answer();
  await until(idle, ({ waiting }) => waiting.length === 0);
  expect(idle.snapshot().saved).toBe(0);
});

test("a slow look into the store neither brings back what was saved meanwhile nor drops what was added", async () => {
  const store = memoryStore();
  const looks: (() => void)[] = [];
  let slow = false;
  const slowStore: CommandStore = {
    ...store,
    list: async (userId) => {
      const listed = await store.list(userId);
      if (slow) await new Promise<void>((resolve) => looks.push(resolve));
      return listed;
    },
  };
  const server = serverByHand();
  const outbox = outboxOf({ store: slowStore, send: server.send });
  await outbox.add(decision(1));
  const request = await server.next();
  const other = new BroadcastChannel("pairity-outbox-u");
  slow = true;
  other.postMessage(null);
  await vi.waitFor(() => expect(looks).toHaveLength(1));
  slow = false;
  request.answer();
  await until(outbox, ({ saved }) => saved === 1);
  looks[0]?.();
  await settled();
  expect(outbox.snapshot().waiting).toEqual([]);

  const never: CommandStore = { ...store, add: () => new Promise(() => {}) };
  const adding = outboxOf({ store: never });
  void adding.add(decision(2));
  other.postMessage(null);
  await settled();
  expect(ids(adding.snapshot().waiting)).toEqual(["d2"]);
  other.close();
});

test("a command that the store has only after its page was closed waits for the next page", async () => {
  const store = memoryStore();
  let keep = () => {};
  const slow: CommandStore = {
    ...store,
    add: async (command) => {
      await new Promise<void>((resolve) => {
        keep = resolve;
      });
      await store.add(command);
    },
  };
  const send = vi.fn(saved);
  const outbox = outboxOf({ store: slow, send });
  const added = outbox.add(decision(1));
  outbox.close();
  keep();
  await added;
  await settled();
  expect(send).not.toHaveBeenCalled();
  expect(ids(await store.list("u"))).toEqual(["d1"]);
});

test("what one tab decides the others know at once, and what it takes back as well", async () => {
  const store = memoryStore();
  const exclusively = mutex();
  const server = serverByHand();
  const one = outboxOf({ store, exclusively, send: server.send });
  const two = outboxOf({ store, exclusively, send: server.send });
  const stranger = outboxOf({ store, exclusively, send: server.send, userId: "other" });
  await one.add(decision(1));
  await one.add(decision(2));
  await until(two, ({ elsewhere }) => elsewhere.has(1) && elsewhere.has(2));
  expect(ids(two.snapshot().waiting)).toEqual(["d1", "d2"]);
  await one.add(retraction(1));
  await until(two, ({ elsewhere }) => !elsewhere.has(1) && elsewhere.has(2));
  expect(one.snapshot().elsewhere).toEqual(new Set());
  expect(stranger.snapshot().elsewhere).toEqual(new Set());
});

test("listeners hear of every change until they leave", async () => {
  const outbox = outboxOf({});
  const heard = vi.fn();
  const leave = outbox.subscribe(heard);
  await outbox.add(decision(1));
  await until(outbox, ({ saved }) => saved === 1);
  expect(heard.mock.calls.length).toBeGreaterThanOrEqual(2);
  leave();
  heard.mockClear();
  outbox.dismissRefused();
  expect(heard).not.toHaveBeenCalled();
});

test("left to itself, the outbox posts to the server and keeps to one tab by a Web Lock", async () => {
  const fetched = vi.fn(async (_url: string, _init: RequestInit) =>
    Response.json({ id: "d1", counted: true }),
  );
  const request = vi.fn((_name: string, work: () => Promise<unknown>) => work());
  vi.stubGlobal("fetch", fetched);
  vi.stubGlobal("navigator", { locks: { request } });
  const outbox = new Outbox({ userId: "u", store: memoryStore() });
  opened.push(outbox);
  await outbox.add(decision(1));
  await until(outbox, ({ saved }) => saved === 1);
  vi.unstubAllGlobals();
  expect(request.mock.calls[0]?.[0]).toBe("pairity-outbox-u");
  expect(fetched.mock.calls[0]?.[0]).toBe("/api/projects/p/queues/q/decisions");
  expect(JSON.parse(String(fetched.mock.calls[0]?.[1].body))).toEqual(decision(1).body);
});
