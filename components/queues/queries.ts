import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/fetch-json";
import type { QueuePage, QueuePreview } from "@/lib/queue-answers";
import type { QueueBody } from "@/lib/review/queue-plan";

export function queuesQuery(projectId: string) {
  return queryOptions({
    queryKey: ["queue-pages", projectId],
    queryFn: ({ signal }) => fetchJson<QueuePage[]>(`/api/projects/${projectId}/queues/pages`, { signal }),
    refetchInterval: 10_000,
  });
}

export function previewQuery(projectId: string, body: QueueBody) {
  return queryOptions({
    queryKey: ["queue-preview", projectId, body],
    queryFn: ({ signal }) =>
      fetchJson<QueuePreview>(`/api/projects/${projectId}/queues/preview`, { method: "POST", body, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
}
