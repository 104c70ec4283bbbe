"use client";

import { useFormatter, useTranslations } from "use-intl/react";
import type { RunName } from "@/lib/run-answers";
import { useParameterWords } from "../construct/use-parameter-words";
import { settingsOf } from "./run-words";

type Run = Pick<RunName, "method" | "parameters">;
export type SettingInWords = { name: string; label: string; value: string; usual: boolean };

/** What a run was set to, in words. */
export function useRunSettings() {
  const t = useTranslations("run");
  const format = useFormatter();
  const words = useParameterWords();
  const inWords = (value: unknown): string => {
    if (value === null || value === undefined) return t("value.none");
    if (typeof value === "boolean") return value ? t("value.yes") : t("value.no");
    if (typeof value === "number") return format.number(value, { maximumFractionDigits: 20 });
    return Array.isArray(value) ? value.join(", ") : words.option(String(value));
  };
  const settings = (run: Run): SettingInWords[] =>
    settingsOf(run).map(({ property, value, usual }) => ({
      name: property.name,
      label: words.title(property.words),
      value: inWords(value),
      usual,
    }));
  return {
    settings,
    /** What tells a run from others of its method: "Smallest margin 0.1 · Seed 7"; empty where all is as usual. */
    unusual: (run: Run): string =>
      settings(run)
        .filter(({ usual }) => !usual)
        .map(({ label, value }) => t("facts.setting", { label, value }))
        .join(" · "),
  };
}
