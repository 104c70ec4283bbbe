import { fetchJson, Unreachable } from "@/lib/fetch-json";
import { Problem } from "@/lib/problem";
import type { DecisionAnswer } from "@/lib/review/decision";
import {
  aboutTheCommand,
  assignmentOf,
  backoff,
  type CommandStore,
  type OutboxCommand,
  requestOf,
  triesBeforeAside,
} from "@/lib/review/outbox";

/** What one sees of the outbox: how much waits, whether the server answers, what was refused and what does not count. */
export type OutboxState = {
  ready: boolean;
  durable: boolean;
  waiting: readonly OutboxCommand[];
  link: "up" | "down" | "signed-out";
  /** Commands that the server has for good. */
  saved: number;
  refused: readonly { command: OutboxCommand; problem: Problem }[];
  /** Those of `waiting` on which the server fails again and again: kept, and out of the way of the others. */
  aside: readonly OutboxCommand[];
  uncounted: number;
  /** Assignments that another tab of this person has decided. */
  elsewhere: ReadonlySet<number>;
};

export type OutboxOptions = {
  userId: string;
  store: CommandStore;
  /** Sends one command; replaced in tests. */
  send?: (command: OutboxCommand) => Promise<unknown>;
  /** Runs work in one tab of this user at a time; replaced in tests. */
  exclusively?: <T>(work: () => Promise<T>) => Promise<T>;
  wait?: (milliseconds: number) => Promise<void>;
};

/**
 * Sends what was done, in order, one at a time, until the server has said that it has it. The store is the truth:
 * a command leaves it only when it was saved or refused, so reload, crash and lost network cost nothing.
 */
export class Outbox {
  #state: OutboxState;
  readonly #options: Required<OutboxOptions>;
  readonly #listeners = new Set<() => void>();
  #channel: BroadcastChannel | undefined;
  /** Commands that the store has not confirmed yet, and ids that it is rid of: a slow reading of it knows neither. */
  readonly #adding = new Set<OutboxCommand>();
  readonly #settled = new Set<string>();
  readonly #aside = new Set<string>();
  #sending = false;
  #wake: (() => void) | undefined;
  #closed = false;

  constructor(options: OutboxOptions) {
    this.#options = {
      send: (command) => {
        const { url, body } = requestOf(command);
        return fetchJson(url, { method: "POST", body, userId: command.userId });
      },
      exclusively: (work) =>
        navigator.locks ? navigator.locks.request(`pairity-outbox-${options.userId}`, work) : work(),
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      ...options,
    };
    this.#state = {
      ready: false,
      durable: options.store.durable,
      waiting: [],
      link: "up",
      saved: 0,
      refused: [],
      aside: [],
      uncounted: 0,
      elsewhere: new Set(),
    };
    if (typeof BroadcastChannel !== "undefined") {
      this.#channel = new BroadcastChannel(`pairity-outbox-${options.userId}`);
      this.#channel.onmessage = ({ data }: MessageEvent<OutboxCommand | null>) => this.#hear(data);
    }
  }

  /** Reads what earlier pages left behind, and goes on sending it. */
  async start(): Promise<void> {
    await this.#reload();
    this.#change({ ready: true });
    void this.#sendAll();
  }

  snapshot = (): OutboxState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Keeps a command. The screen may go on at once; `waiting` has it before this returns. */
  async add(command: OutboxCommand): Promise<void> {
    this.#change({ waiting: [...this.#state.waiting, command] });
    this.#adding.add(command);
    await this.#options.store.add(command);
    this.#adding.delete(command);
    this.#tellOthers(command);
    void this.#sendAll();
  }

  /** Tries again now, what was set aside included: the network is back, or somebody pressed the button. */
  retry = (): void => {
    this.#aside.clear();
    this.#change({});
    this.#wake?.();
    void this.#sendAll();
  };

  dismissRefused(): void {
    this.#change({ refused: [] });
  }

  close(): void {
    this.#closed = true;
    this.#wake?.();
    // What is on its way still arrives, and the other tabs are told.
    if (!this.#sending) this.#closeChannel();
  }

  async #sendAll(): Promise<void> {
    if (this.#sending || this.#closed) return;
    this.#sending = true;
    try {
      await this.#options.exclusively(async () => {
        let failures = 0;
        let fruitless = 0;
        // While this tab waited for its turn, another may have sent all of it.
        await this.#reload();
        while (!this.#closed) {
          const command = await this.#next();
          if (!command) break;
          const sent = await this.#sendOne(command);
          failures = sent === "done" ? 0 : failures + 1;
          fruitless = sent === "fruitless" ? fruitless + 1 : 0;
          if (fruitless >= triesBeforeAside) {
            this.#aside.add(command.id);
            this.#change({});
            failures = 0;
            fruitless = 0;
          } else if (sent !== "done") await this.#pause(backoff(failures));
        }
      });
    } finally {
      this.#sending = false;
      if (this.#closed) this.#closeChannel();
    }
    // Something may have been added between the last look and here.
    if (!this.#closed && (await this.#next())) void this.#sendAll();
  }

  /** The oldest that may be sent: what was done with a pair after something that is set aside waits behind it. */
  async #next(): Promise<OutboxCommand | undefined> {
    const listed = await this.#options.store.list(this.#options.userId);
    const held = new Set(listed.filter(({ id }) => this.#aside.has(id)).map(assignmentOf));
    return listed.find((command) => !held.has(assignmentOf(command)));
  }

  /** "later" and "fruitless" must be tried again: the first says nothing about this command, the second may. */
  async #sendOne(command: OutboxCommand): Promise<"done" | "later" | "fruitless"> {
    try {
      const answer = receiptOf(command, await this.#options.send(command));
      await this.#settle(command, {
        saved: this.#state.saved + 1,
        uncounted: this.#state.uncounted + (answer.counted === false ? 1 : 0),
      });
    } catch (error) {
      if (error instanceof Unreachable && aboutTheCommand(error.status)) {
        this.#change({ link: "up" });
        return "fruitless";
      }
      if (!(error instanceof Problem) || error.code === "too-many-attempts") {
        this.#change({ link: "down" });
        return "later";
      }
      if (error.code === "not-signed-in") {
        this.#change({ link: "signed-out" });
        return "later";
      }
      await this.#settle(command, { refused: [...this.#state.refused, { command, problem: error }] });
    }
    this.#tellOthers(null);
    return "done";
  }

  async #settle(command: OutboxCommand, part: Partial<OutboxState>): Promise<void> {
    await this.#options.store.remove(command.id);
    this.#settled.add(command.id);
    const waiting = this.#state.waiting.filter(({ id }) => id !== command.id);
    this.#change({ ...part, link: "up", waiting });
  }

  async #pause(milliseconds: number): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    await Promise.race([this.#options.wait(milliseconds), woken]);
    this.#wake = undefined;
  }

  /** All tabs of one person hold the same leases: what is decided in one is gone from the others. */
  #tellOthers(command: OutboxCommand | null): void {
    this.#channel?.postMessage(command);
  }

  /** A closed channel throws at whoever still has something to say. */
  #closeChannel(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }

  #hear(command: OutboxCommand | null): void {
    if (command) {
      const elsewhere = new Set(this.#state.elsewhere);
      if (command.kind === "decision") elsewhere.add(command.body.assignmentId);
      else elsewhere.delete(command.assignmentId);
      this.#change({ elsewhere });
    }
    void this.#reload();
  }

  async #reload(): Promise<void> {
    if (this.#closed) return;
    const listed = await this.#options.store.list(this.#options.userId);
    const stored = new Set(listed.map(({ id }) => id));
    const unstored = [...this.#adding].filter(({ id }) => !stored.has(id));
    this.#change({ waiting: [...listed, ...unstored].filter(({ id }) => !this.#settled.has(id)) });
  }

  #change(part: Partial<OutboxState>): void {
    const { durable } = this.#options.store;
    const waiting = part.waiting ?? this.#state.waiting;
    const aside = waiting.filter(({ id }) => this.#aside.has(id));
    this.#state = { ...this.#state, ...part, waiting, aside, durable };
    for (const listener of this.#listeners) listener();
  }
}

/** The server's word that it has this command. Whatever else came back (from a proxy, say) is no reason to let go of it. */
function receiptOf(command: OutboxCommand, answer: unknown): { counted?: boolean } {
  const receipt = answer as Partial<DecisionAnswer> | null | undefined;
  if (receipt?.id !== command.id) throw new Unreachable("The answer does not name what was sent.");
  return receipt;
}
