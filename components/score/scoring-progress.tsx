import { useTranslations } from "use-intl/react";
import type { ScoringSummary } from "@/lib/answers";
import { Progress } from "../ui/progress";
import { kinds } from "./kinds";

/** How far a scoring is. */
export function ScoringProgress({ scoring: { kind, total, done, failed } }: { scoring: ScoringSummary }) {
  const t = useTranslations("score");
  return (
    <Progress
      value={total === 0 ? undefined : (done + failed) / total}
      label={
        total === 0
          ? t("estimate.counting")
          : t(`progress.${kinds[kind].item}`, { done: done + failed, total })
      }
    />
  );
}
