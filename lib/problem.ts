/**
 * Every expected failure has one code here, with its HTTP status and a sentence that says what to do next.
 * The interface speaks by code; anything without a code is a bug and becomes `internal`.
 */
export const problems = {
  "not-signed-in": [401, "Please sign in again."],
  "wrong-credentials": [401, "This name and password do not belong together."],
  "too-many-attempts": [429, "Too many attempts. Wait a little, then try again."],
  "not-allowed": [403, "Your role in this project does not allow this. Ask one of its leads."],
  "foreign-origin": [403, "This request came from another site and was refused."],
  "not-found": [404, "There is nothing here, or nothing that you may see."],
  "invalid-input": [422, "Something in the request is not as expected."],
  "unsupported-type": [415, "Send JSON, with the header Content-Type: application/json."],
  "link-invalid": [410, "This link has been used or has run out. Ask for a new one."],
  "name-taken": [409, "Somebody already has this name. Choose another."],
  "last-admin": [409, "This is the project's last admin. Make somebody else an admin first."],
  "weak-password": [422, "Choose a password of at least 12 characters that is not a common one."],
  "import-busy": [409, "This file is being received already."],
  "import-closed": [409, "This import is finished; start a new one."],
  "too-many-imports": [
    409,
    "Too many files of this project are half-way. Finish or cancel one of them first.",
  ],
  "wrong-offset": [409, "The upload goes on from another place."],
  "too-large": [413, "This is larger than allowed."],
  "checksum-differs": [422, "What arrived is not what was announced. Send the file again."],
  "no-responses": [409, "This project has no responses yet. Import a file first."],
  "unknown-method": [422, "There is no such method."],
  "run-active": [409, "The same construction is running already."],
  "trials-busy": [503, "Others are trying methods just now. Try again in a few seconds."],
  "trial-running": [409, "A trial of yours is still being worked out. Wait for it, then try again."],
  "run-not-done": [409, "This run has not finished."],
  "no-pairs": [409, "This run has no pairs to review."],
  "queue-exists": [
    409,
    "These pairs are in review already, in a queue of the other mode or under the same name.",
  ],
  "queue-name-taken": [409, "A queue of this run has this name already. Choose another."],
  "guideline-changed": [
    409,
    "Somebody has changed the guideline meanwhile. Copy what you wrote, then load the page again.",
  ],
  "practice-first": [409, "The practice round of this language comes first."],
  "nothing-to-practise": [409, "There is no practice pair in this language."],
  "practice-exists": [409, "This pair is in the practice round already."],
  "decide-first": [409, "Decide this pair yourself first; then you may see the others."],
  "nothing-audited": [409, "No pair of an audit of this run has been judged yet."],
  "no-queue": [409, "The pairs of this run are not in review yet. Open them for review first."],
  "id-reused": [422, "This id was used for another decision."],
  "already-decided": [409, "You have already decided this pair."],
  "text-changed": [409, "A text of this pair has been changed meanwhile. Read it again as it is now."],
  "already-retracted": [409, "This decision was taken back already."],
  "reason-required": [422, "A rejected pair needs a reason."],
  "choice-not-offered": [422, "This choice is not offered in this queue."],
  "origin-not-allowed": [422, "Ask an admin of this installation to allow the address of this server."],
  "endpoint-exists": [409, "An endpoint of this project has this name already. Choose another."],
  "secret-changed": [
    409,
    "The key was stored under another secret of this installation. Type the endpoint's key again.",
  ],
  "scoring-active": [409, "The same scoring is running already."],
  "nothing-to-score": [409, "Everything that this would make is there already."],
  "database-away": [
    503,
    "The database does not answer. What you did is kept in your browser and sent again.",
  ],
  internal: [500, "Something went wrong on our side. The log names this request."],
} as const satisfies Record<string, readonly [status: number, sentence: string]>;

export type ProblemCode = keyof typeof problems;

export type ProblemDetail = { path: string; message: string };

/** An expected failure. `details` name the places in the input; `retryAfter` is in seconds. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetail[];
  readonly retryAfter: number | undefined;
  readonly extra: Record<string, string | number | boolean>;

  constructor(
    code: ProblemCode,
    more: {
      details?: ProblemDetail[];
      retryAfter?: number;
      extra?: Record<string, string | number | boolean>;
      message?: string;
    } = {},
  ) {
    super(more.message ?? problems[code][1]);
    this.name = "Problem";
    this.code = code;
    this.details = more.details ?? [];
    this.retryAfter = more.retryAfter;
    this.extra = more.extra ?? {};
  }

  get status(): number {
    return problems[this.code][0];
  }
}

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}
