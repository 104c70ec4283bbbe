"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl/react";
import type { RunPage } from "@/lib/run-answers";
import { PairList } from "../pairs/pair-list";
import { Notice } from "../ui/notice";
import { MethodAgreement } from "./method-agreement";
import { OtherRuns } from "./other-runs";
import { isActive, runQuery } from "./queries";
import { RunFacts } from "./run-facts";
import { RunFlags } from "./run-flags";
import { RunFlow } from "./run-flow";
import { RunLanguages } from "./run-languages";
import { RunProgress } from "./run-progress";
import { RunSpread } from "./run-spread";

/** A run on one page: how it was made, what became of the prompts, what its numbers look like, who agrees, its pairs. */
export function RunView({ projectId, initial }: { projectId: string; initial: RunPage }) {
  const t = useTranslations("run");
  const { data: page } = useQuery({ ...runQuery(projectId, initial.run.id), initialData: initial });
  const { run } = page;
  const base = `/projects/${projectId}/runs/${run.id}`;
  const counted = Object.keys(run.counts).length > 0;
  return (
    <>
      <RunFacts page={page} />
      <RunState page={page} />
      {counted ? <RunFlow run={run} /> : null}
      <RunLanguages base={base} counts={run.counts} />
      {page.plots ? <RunSpread base={base} plots={page.plots} /> : null}
      {run.state === "done" && !page.plots ? (
        <p role="status" className="text-muted">
          {t("counting")}
        </p>
      ) : null}
      <RunFlags base={base} counts={run.counts} />
      {run.state === "done" ? (
        <div className="grid gap-4">
          <MethodAgreement projectId={projectId} page={page} />
          <OtherRuns base={base} others={page.others} />
        </div>
      ) : null}
      {run.pairs > 0 && !isActive(page) ? (
        <div id="pairs" className="grid scroll-mt-6 gap-3">
          <h2 className="text-lg font-medium">{t("pairs")}</h2>
          <PairList projectId={projectId} runId={run.id} languages={run.counts} />
        </div>
      ) : null}
    </>
  );
}

function RunState({ page }: { page: RunPage }) {
  const t = useTranslations("run");
  const { run } = page;
  if (isActive(page)) return <RunProgress run={run} />;
  if (run.state === "failed") {
    return (
      <Notice tone="error" title={t("brokeOff")}>
        <bdi lang="en">{run.message}</bdi> {t("keptBelow")}
      </Notice>
    );
  }
  if (run.state === "cancelled") {
    return <Notice title={t("cancelled.title")}>{t("cancelled.text")}</Notice>;
  }
  if (run.pairs === 0) {
    return <Notice title={t("noPair.title")}>{t("noPair.text")}</Notice>;
  }
  return null;
}
