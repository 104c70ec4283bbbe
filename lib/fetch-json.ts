import { isProblemCode, Problem } from "./problem";
import { readProblemBody } from "./problem-body";

/** Names the user that a request was made for: a page may outlive its session, and the next one be another person's. */
export const userHeader = "x-pairity-user";

/** The server could not be reached, or gave an answer that is not ours: trying again may help. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
  /** Of the answer that was none of ours; undefined where nothing answered. */
  readonly status: number | undefined;

  constructor(message: string, { status, cause }: { status?: number; cause?: unknown } = {}) {
    super(message, { cause });
    this.status = status;
  }
}

type Request = {
  method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal;
  /** Whose request this is; the server refuses it when somebody else is signed in by now. */
  userId?: string;
};

/**
 * The one fetch of the browser. A 2xx answer is returned as parsed JSON; an answer in our problem form throws a
 * `Problem`; anything else (no network, a proxy's error page, 5xx) throws `Unreachable`.
 */
export async function fetchJson<T>(
  url: string,
  { method = "GET", body, signal, userId }: Request = {},
): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(userId === undefined ? {} : { [userHeader]: userId }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    throw new Unreachable("The server cannot be reached.", { cause });
  }
  return readAnswer<T>(response);
}

export async function readAnswer<T>(response: Response): Promise<T> {
  let json: unknown;
  try {
    // Our answers always have a body; one that is empty or broke off on the way says nothing.
    json = JSON.parse(await response.text());
  } catch (cause) {
    throw new Unreachable(`The server answered ${response.status} in a form that is not ours.`, {
      status: response.status,
      cause,
    });
  }
  // The shape of a 2xx answer is the server's promise, kept by the types that both sides share.
  if (response.ok) return json as T;
  const problem = readProblemBody(json);
  if (!problem || !isProblemCode(problem.code) || response.status >= 500) {
    throw new Unreachable(`The server answered ${response.status}.`, { status: response.status });
  }
  const retryAfter = Number(response.headers.get("retry-after"));
  throw new Problem(problem.code, {
    message: problem.title,
    details: problem.details,
    extra: problem.extra,
    ...(retryAfter > 0 ? { retryAfter } : {}),
  });
}
