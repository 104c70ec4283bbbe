import { fetchJson } from "@/lib/fetch-json";
import type { Claims, RecentDecision, Renewal } from "@/lib/review/decision";
import type { SessionOptions } from "./session-state";

type Requests = Required<Pick<SessionOptions, "claim" | "renew" | "recent">>;

/** What a session asks the server for. What it tells the server goes through the outbox. */
export function requestsOf({ projectId, queueId, language, userId }: SessionOptions): Requests {
  const queue = `/api/projects/${projectId}/queues/${queueId}`;
  const post = <T>(url: string, body: unknown) => fetchJson<T>(url, { method: "POST", body, userId });
  return {
    claim: (count, held) => post<Claims>(`${queue}/claims`, { language, count, held }),
    renew: (assignmentIds) => post<Renewal>(`${queue}/renewals`, { assignmentIds }),
    recent: () =>
      fetchJson<RecentDecision[]>(`${queue}/decisions?language=${encodeURIComponent(language)}`, { userId }),
  };
}
