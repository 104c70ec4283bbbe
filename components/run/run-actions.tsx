"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "use-intl/react";
import type { RunSummary } from "@/lib/answers";
import { fetchJson } from "@/lib/fetch-json";
import { runsQuery } from "../project/queries";
import { Button, buttonClass } from "../ui/button";
import { Notice } from "../ui/notice";
import { useProblemText } from "../use-problem-text";
import { runQuery } from "./queries";

/** What can be done with a run: cancel it while it goes, give its pairs out when it is done. */
export function RunActions({ projectId, run }: { projectId: string; run: RunSummary }) {
  const t = useTranslations("run.action");
  const problemText = useProblemText();
  const queries = useQueryClient();
  const again = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: runsQuery(projectId).queryKey }),
      queries.invalidateQueries({ queryKey: runQuery(projectId, run.id).queryKey }),
    ]);
  const cancel = useMutation({
    mutationFn: () => fetchJson(`/api/projects/${projectId}/runs/${run.id}/cancellation`, { method: "POST" }),
    onSettled: again,
  });
  const review = useMutation({
    mutationFn: () =>
      fetchJson(`/api/projects/${projectId}/queues`, { method: "POST", body: { runId: run.id } }),
    onSettled: again,
  });
  if (run.state === "queued" || run.state === "running") {
    return (
      <Button look="quiet" onClick={() => cancel.mutate()} disabled={cancel.isPending}>
        {t("cancel")}
      </Button>
    );
  }
  if (run.state !== "done" || run.pairs === 0) return null;
  if (run.queueId) {
    return (
      <Link href={`/projects/${projectId}/review`} className={buttonClass()}>
        {t("inReview")}
      </Link>
    );
  }
  return (
    <>
      {review.error ? <Notice tone="error" title={problemText(review.error)} /> : null}
      <Button onClick={() => review.mutate()} disabled={review.isPending}>
        {t("open")}
      </Button>
    </>
  );
}
