import { infiniteQueryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/fetch-json";
import type { SiblingMatrix } from "@/lib/review/siblings";

export function siblingsQuery(projectId: string, runId: string) {
  return infiniteQueryOptions({
    queryKey: ["sibling-matrix", projectId, runId],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<SiblingMatrix>(
        `/api/projects/${projectId}/runs/${runId}/siblings${pageParam === null ? "" : `?after=${pageParam}`}`,
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
