"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl/react";
import { isActive, scoringsQuery } from "./queries";
import { ScoringProgress } from "./scoring-progress";
import { useScoreWords } from "./use-score-words";

/** What has just been started, followed where it was started: the list may be out of sight. */
export function JustStarted({ projectId, scoringId }: { projectId: string; scoringId: string }) {
  const t = useTranslations("score");
  const { outcome } = useScoreWords();
  const { data: scorings = [] } = useQuery(scoringsQuery(projectId));
  const scoring = scorings.find(({ id }) => id === scoringId);
  if (!scoring) return null;
  if (isActive(scoring)) return <ScoringProgress scoring={scoring} />;
  return (
    <p role="status" className="text-muted">
      {t("justStarted.over", { kind: t(`kind.${scoring.kind}.title`), outcome: outcome(scoring) })}
      {scoring.state === "failed" ? ` ${t("justStarted.brokeOff")}` : null}
    </p>
  );
}
