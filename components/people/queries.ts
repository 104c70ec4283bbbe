import { queryOptions } from "@tanstack/react-query";
import type { InvitationSummary, MemberSummary } from "@/lib/answers";
import { fetchJson } from "@/lib/fetch-json";

export const membersPath = (projectId: string) => `/api/projects/${projectId}/members`;
export const invitationsPath = (projectId: string) => `/api/projects/${projectId}/invitations`;

export function membersQuery(projectId: string) {
  return queryOptions({
    queryKey: ["members", projectId],
    queryFn: ({ signal }) => fetchJson<MemberSummary[]>(membersPath(projectId), { signal }),
  });
}

export function invitationsQuery(projectId: string) {
  return queryOptions({
    queryKey: ["invitations", projectId],
    queryFn: ({ signal }) => fetchJson<InvitationSummary[]>(invitationsPath(projectId), { signal }),
  });
}
