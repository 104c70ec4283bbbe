"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "use-intl/react";
import type { ScoringSummary } from "@/lib/answers";
import { fetchJson } from "@/lib/fetch-json";
import { Time } from "../pairs/time";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useDurations } from "../use-durations";
import { isActive, scoringsPath, scoringsQuery } from "./queries";
import { ScoringProblems } from "./scoring-problems";
import { ScoringProgress } from "./scoring-progress";
import { useScoreWords } from "./use-score-words";
import { useSettingsOf } from "./use-settings-of";

/** One scoring: how far it is, how fast, what it has cost; or what it made, and what it could not make. */
export function ScoringRow({ projectId, scoring }: { projectId: string; scoring: ScoringSummary }) {
  const t = useTranslations("score");
  const { outcome } = useScoreWords();
  const settingsOf = useSettingsOf();
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => fetchJson(`${scoringsPath(projectId)}/${scoring.id}/cancellation`, { method: "POST" }),
    onSettled: () => queries.invalidateQueries({ queryKey: scoringsQuery(projectId).queryKey }),
  });
  const { kind, state, model, endpointName, done, failed } = scoring;
  const active = isActive(scoring);
  const settings = settingsOf(kind, scoring.parameters);
  return (
    <li className="grid gap-2 py-4" data-testid="scoring" data-kind={kind} data-state={state}>
      <div className="flex items-start justify-between gap-x-4">
        <div className="min-w-0">
          <p>
            <span className="font-medium">{t(`kind.${kind}.title`)}</span>{" "}
            <span className="text-muted">
              {state === "queued" || state === "running" ? t(`state.${state}`) : outcome(scoring)}
            </span>
          </p>
          <p className="text-sm text-muted wrap-anywhere">
            {endpointName === null
              ? t("row.here", { model })
              : endpointName === model
                ? model
                : t("row.at", { model, server: endpointName })}
            {" · "}
            <Time at={scoring.createdAt} />
          </p>
          {settings ? <p className="text-sm text-muted wrap-anywhere">{settings}</p> : null}
        </div>
        {active ? (
          <Button look="quiet" onClick={() => cancel.mutate()} disabled={cancel.isPending}>
            {t("row.cancel")}
          </Button>
        ) : null}
      </div>
      {active ? <ScoringProgress scoring={scoring} /> : null}
      <p className="flex flex-wrap justify-between gap-x-4 text-sm text-muted">
        <Numbers scoring={scoring} />
        {!active && done > 0 ? <WayOn projectId={projectId} kind={kind} /> : null}
      </p>
      {state === "failed" ? (
        <Notice tone="error" title={t("row.brokeOff")}>
          <bdi lang="en">{scoring.message}</bdi> {t("row.again")}
        </Notice>
      ) : scoring.message && active ? (
        <p className="text-sm text-muted">
          <bdi lang="en">{scoring.message}</bdi>
        </p>
      ) : null}
      {failed > 0 ? <ScoringProblems projectId={projectId} scoring={scoring} /> : null}
    </li>
  );
}

function WayOn({ projectId, kind }: { projectId: string; kind: ScoringSummary["kind"] }) {
  const t = useTranslations("score");
  if (kind === "gloss") return null;
  const made = kind === "sample" || kind === "translate";
  return (
    <Link
      href={`/projects/${projectId}/${made ? "responses" : "construct"}`}
      className="text-accent underline"
      prefetch={false}
    >
      {made ? t("row.read") : t("row.construct")}
    </Link>
  );
}

/** Rate, time and cost in one line: of what is still going on, and of what is over. */
function Numbers({ scoring }: { scoring: ScoringSummary }) {
  const t = useTranslations("score");
  const { rate: rateOf, tokens, money } = useScoreWords();
  const duration = useDurations();
  const { cached, tokensIn, tokensOut, cost, rate, secondsLeft, startedAt, finishedAt } = scoring;
  const seconds = startedAt && finishedAt ? (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000 : null;
  const spent = tokensIn + tokensOut > 0 || cost !== null;
  const words = [
    isActive(scoring) && rate !== null ? rateOf(rate) : null,
    isActive(scoring) && secondsLeft !== null ? t("row.left", { duration: duration(secondsLeft) }) : null,
    seconds === null ? null : t("row.took", { duration: duration(seconds) }),
    cached > 0 ? t("row.earlier", { n: cached }) : null,
    spent ? tokens(tokensIn + tokensOut) : null,
    cost === null ? null : money(cost),
  ];
  return <span>{words.filter((word) => word !== null).join(" · ")}</span>;
}
