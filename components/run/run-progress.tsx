import { useTranslations } from "use-intl/react";
import type { RunSummary } from "@/lib/answers";
import { Progress } from "../ui/progress";

/** How far a run is that has not ended. */
export function RunProgress({ run: { state, prompts, promptsDone } }: { run: RunSummary }) {
  const t = useTranslations("run");
  return (
    <Progress
      value={prompts === 0 ? undefined : promptsDone / prompts}
      label={state === "queued" ? t("waiting") : t("progress", { done: promptsDone, total: prompts })}
    />
  );
}
