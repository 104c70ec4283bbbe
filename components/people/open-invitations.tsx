"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { InvitationSummary } from "@/lib/answers";
import { fetchJson } from "@/lib/fetch-json";
import { Time } from "../pairs/time";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useProblemText } from "../use-problem-text";
import { invitationsPath, invitationsQuery } from "./queries";
import { useLanguageNames } from "./use-language-names";

/** Links that were handed out and not used yet, each to be taken back; nothing at all where there are none. */
export function OpenInvitations({ projectId, admin }: { projectId: string; admin: boolean }) {
  const t = useTranslations("people.open");
  const problemText = useProblemText();
  const invitations = useQuery(invitationsQuery(projectId));
  if (invitations.error) return <Notice tone="error" title={problemText(invitations.error)} />;
  if (!invitations.data?.length) return null;
  return (
    <section className="grid gap-2">
      <h2 className="text-lg font-medium">{t("title")}</h2>
      <ul className="divide-y divide-hairline">
        {invitations.data.map((invitation) => (
          <Row
            key={invitation.id}
            projectId={projectId}
            invitation={invitation}
            mine={admin || invitation.role !== "admin"}
          />
        ))}
      </ul>
    </section>
  );
}

type Props = { projectId: string; invitation: InvitationSummary; mine: boolean };

function Row({ projectId, invitation: { id, role, languages, by, expiresAt }, mine }: Props) {
  const t = useTranslations("people.open");
  const roleName = useTranslations("project.role");
  const problemText = useProblemText();
  const languageNames = useLanguageNames();
  const queries = useQueryClient();
  const [sure, setSure] = useState(false);
  const revoke = useMutation({
    mutationFn: () => fetchJson(`${invitationsPath(projectId)}/${id}`, { method: "DELETE" }),
    onSettled: () => queries.invalidateQueries({ queryKey: invitationsQuery(projectId).queryKey }),
  });
  return (
    <li className="grid gap-2 py-3" data-testid="invitation">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p>{[roleName(role), languageNames(languages)].filter(Boolean).join(" · ")}</p>
          <p className="text-sm text-muted">
            {by ? <bdi>{t("by", { name: by })}</bdi> : null}
            {by ? " · " : null}
            {t("until")} <Time at={expiresAt} />
          </p>
        </div>
        {mine ? (
          <Button
            look="quiet"
            onClick={() => setSure(!sure)}
            aria-expanded={sure}
            aria-label={t("revokeOne", { role: roleName(role) })}
          >
            {t("revoke")}
          </Button>
        ) : null}
      </div>
      {sure ? (
        <div className="flex flex-wrap items-center gap-3 border-s-2 border-hairline ps-4">
          <p className="text-muted">{t("what")}</p>
          <Button onClick={() => revoke.mutate()} disabled={revoke.isPending}>
            {t("revoke")}
          </Button>
          <Button look="quiet" onClick={() => setSure(false)}>
            {t("keep")}
          </Button>
        </div>
      ) : null}
      {revoke.error ? <Notice tone="error" title={problemText(revoke.error)} /> : null}
    </li>
  );
}
