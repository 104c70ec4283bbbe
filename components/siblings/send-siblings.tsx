"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl/react";
import { fetchJson } from "@/lib/fetch-json";
import type { SiblingsSent } from "@/lib/review/siblings";
import { Button } from "../ui/button";
import { useProblemText } from "../use-problem-text";

/** Sends the pairs of a prompt in all languages to review, and says what that came to. */
export function SendSiblings({
  projectId,
  runId,
  promptId,
  promptKey,
}: {
  projectId: string;
  runId: string;
  promptId: number;
  /** Told apart by it where many of these stand below each other. */
  promptKey?: string;
}) {
  const t = useTranslations("siblings.send");
  const problemText = useProblemText();
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: () =>
      fetchJson<SiblingsSent>(`/api/projects/${projectId}/runs/${runId}/prompts/${promptId}/review`, {
        method: "POST",
        body: {},
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["sibling-matrix", projectId] }),
  });
  const { data, error } = send;
  const words = data
    ? [
        ...(data.again > 0 ? [t("again", { n: data.again })] : []),
        ...(data.moved > 0 ? [t("moved", { n: data.moved })] : []),
        ...(data.added > 0 ? [t("added", { n: data.added })] : []),
      ]
    : [];
  return (
    <span className="inline-grid gap-1">
      <Button
        onClick={() => send.mutate()}
        disabled={send.isPending}
        className="justify-self-start"
        {...(promptKey ? { "aria-label": t("actionOf", { prompt: promptKey }) } : {})}
      >
        {t("action")}
      </Button>
      <span role="status" className="text-sm text-muted" data-testid="sent">
        {error ? <span className="text-reject">{problemText(error)}</span> : null}
        {data ? (words.length > 0 ? words.join(" · ") : t("already")) : null}
      </span>
    </span>
  );
}
