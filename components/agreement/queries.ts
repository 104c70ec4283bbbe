import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Agreement, Audit } from "@/lib/agreement-answers";
import { type AgreementFilter, queryOfAgreement } from "@/lib/agreement-filter";
import { fetchJson } from "@/lib/fetch-json";

export function agreementQuery(projectId: string, filter: AgreementFilter) {
  const query = queryOfAgreement(filter);
  return queryOptions({
    queryKey: ["agreement", projectId, query],
    queryFn: ({ signal }) =>
      fetchJson<Agreement>(`/api/projects/${projectId}/agreement?${query}`, { signal }),
    // Other filters keep the page as it was until their answer is there.
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data && state.data.waiting > 0 ? 1000 : 10_000),
  });
}

export function auditQuery(projectId: string, runId: string) {
  return queryOptions({
    queryKey: ["audit", projectId, runId],
    queryFn: ({ signal }) => fetchJson<Audit>(`/api/projects/${projectId}/runs/${runId}/audit`, { signal }),
    refetchInterval: 30_000,
  });
}
