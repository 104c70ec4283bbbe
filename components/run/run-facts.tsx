import { useTranslations } from "use-intl/react";
import type { RunPage } from "@/lib/run-answers";
import { cameInFile } from "../construct/embedding-choice";
import { Time } from "../pairs/time";
import { useDurations } from "../use-durations";
import { useRunSettings } from "./use-run-settings";

/** When, by whom and with what a run was made, as two lines one reads. */
export function RunFacts({ page: { run, createdBy, finishedAt } }: { page: RunPage }) {
  const t = useTranslations("run.facts");
  const duration = useDurations();
  const { settings: settingsOf, unusual } = useRunSettings();
  const settings = settingsOf(run);
  const seconds = finishedAt ? (Date.parse(finishedAt) - Date.parse(run.createdAt)) / 1000 : null;
  return (
    <div className="-mt-4 grid gap-1 text-muted">
      <p>
        <Time at={run.createdAt} /> · <bdi>{createdBy}</bdi>
        {run.state === "done" && seconds !== null && seconds >= 1
          ? ` · ${t("took", { duration: duration(seconds) })}`
          : null}
        {run.embedding === null ? null : (
          <span className="wrap-anywhere">
            {" "}
            ·{" "}
            {cameInFile({ model: run.embedding }) ? t("readImported") : t("readBy", { model: run.embedding })}
          </span>
        )}
      </p>
      {settings.length > 0 ? (
        <details>
          <summary className="min-h-6 cursor-pointer">{unusual(run) || t("usual")}</summary>
          <dl className="mt-2 grid w-fit grid-cols-[auto_auto] gap-x-6 gap-y-1 text-sm">
            {settings.map(({ name, label, value, usual }) => (
              <div key={name} className="contents">
                <dt>{label}</dt>
                <dd className="text-ink">
                  <bdi>{value}</bdi>
                  {usual ? <span className="text-muted"> · {t("asUsual")}</span> : null}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </div>
  );
}
