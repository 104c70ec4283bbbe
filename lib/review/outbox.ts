import type { DecisionBody } from "./decision";

/** One thing that the annotator did and the server must learn, in the order in which it was done. */
export type OutboxCommand =
  | {
      kind: "decision";
      id: string;
      projectId: string;
      queueId: string;
      userId: string;
      body: DecisionBody;
    }
  | {
      kind: "retraction";
      id: string;
      projectId: string;
      queueId: string;
      userId: string;
      decisionId: string;
      assignmentId: number;
    };

/** Where the commands of all tabs wait; what `add` has promised survives a crash of the browser. */
export type CommandStore = {
  /** False where nothing outlives the tab (private windows, a full disk): the screen says so. */
  durable: boolean;
  add: (command: OutboxCommand) => Promise<void>;
  /** All of one user, oldest first. */
  list: (userId: string) => Promise<OutboxCommand[]>;
  remove: (id: string) => Promise<void>;
};

/** The assignments that are decided as far as these commands say: a later retraction opens one again. */
export function decidedBy(commands: readonly OutboxCommand[]): Set<number> {
  const decided = new Set<number>();
  for (const command of commands) {
    if (command.kind === "decision") decided.add(command.body.assignmentId);
    else decided.delete(command.assignmentId);
  }
  return decided;
}

/** The assignment that a command is about: what was done with one pair is sent in its order. */
export function assignmentOf(command: OutboxCommand): number {
  return command.kind === "decision" ? command.body.assignmentId : command.assignmentId;
}

/** Where a command goes. */
export function requestOf(command: OutboxCommand): { url: string; body: unknown } {
  const project = `/api/projects/${command.projectId}`;
  return command.kind === "decision"
    ? { url: `${project}/queues/${command.queueId}/decisions`, body: command.body }
    : { url: `${project}/decisions/${command.decisionId}/retraction`, body: { id: command.id } };
}

/** Answers that speak of the way to the server, or of its load, and not of what was sent. */
const passing = new Set([401, 407, 408, 425, 429, 502, 503, 504, 511]);

/**
 * Whether an answer that is none of ours may be about this one command (a fault of ours that it wakes, a proxy that does
 * not let it through), so that it must not hold up the others for ever. No answer at all is never about a command.
 */
export function aboutTheCommand(status: number | undefined): boolean {
  return status !== undefined && status >= 400 && !passing.has(status);
}

/** So many such answers in a row, and a command is set aside until later. */
export const triesBeforeAside = 5;

/** Milliseconds to wait before the next try after so many failures: 0.5 s, doubled up to 15 s. */
export function backoff(failures: number): number {
  return Math.min(15_000, 500 * 2 ** Math.max(0, failures - 1));
}
