import type { ProblemDetail } from "./problem";

/** The body of application/problem+json (RFC 9457), as this application writes and reads it. */
export type ProblemBody = {
  code: string;
  title: string;
  status: number;
  details: ProblemDetail[];
  extra: Record<string, string | number | boolean>;
};

/**
 * A problem in an answer, or null where there is none. No schema library here: every page of the browser reads answers,
 * and Zod would be a seventh of what the review page loads.
 */
export function readProblemBody(json: unknown): ProblemBody | null {
  if (!isRecord(json)) return null;
  const { code, title, status, details = [], extra = {} } = json;
  if (typeof code !== "string" || typeof title !== "string" || typeof status !== "number") return null;
  if (!Array.isArray(details) || !details.every(isDetail)) return null;
  if (!isRecord(extra) || !isPlain(extra)) return null;
  return { code, title, status, details: details.map(({ path, message }) => ({ path, message })), extra };
}

function isDetail(value: unknown): value is ProblemDetail {
  return isRecord(value) && typeof value.path === "string" && typeof value.message === "string";
}

function isPlain(extra: Record<string, unknown>): extra is ProblemBody["extra"] {
  return Object.values(extra).every((value) => ["string", "number", "boolean"].includes(typeof value));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
