"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl/react";
import { runsQuery } from "../project/queries";
import { methodTitle } from "../run/run-words";
import { Select } from "../ui/field";

/** Whose references are translated: a finished run. */
export function RunChoice({
  projectId,
  value,
  onChange,
}: {
  projectId: string;
  value: string | null;
  onChange: (runId: string | null) => void;
}) {
  const t = useTranslations("score.run");
  const format = useFormatter();
  const { data: runs = [] } = useQuery(runsQuery(projectId));
  const done = runs.filter(({ state, pairs }) => state === "done" && pairs > 0);
  return (
    <Select
      label={t("label")}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value || null)}
      hint={done.length > 0 ? t("hint") : t("none")}
    >
      <option value="">{t("choose")}</option>
      {done.map(({ id, method, createdAt }) => (
        <option key={id} value={id}>
          {t("option", {
            method: methodTitle(method),
            time: format.dateTime(new Date(createdAt), {
              dateStyle: "medium",
              timeStyle: "short",
              timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
            }),
          })}
        </option>
      ))}
    </Select>
  );
}
