"use client";

import { useTranslations } from "use-intl/react";
import type { mappableFields } from "@/lib/construct/presets/columns";

type Field = (typeof mappableFields)[number];

/** Asked for in every file; the others when they are wanted. */
export const mainFields: readonly string[] = [
  "prompt",
  "response",
  "chosen",
  "rejected",
  "language",
  "prompt_id",
] satisfies Field[];

/** In the order in which they are offered. */
export const allFields: readonly Field[] = [
  "prompt",
  "response",
  "chosen",
  "rejected",
  "language",
  "prompt_id",
  "prompt_en",
  "reference",
  "gold",
  "task",
  "model",
  "origin",
  "translation",
  "response_id",
  "pair_id",
  "method",
  "policy_logprob",
  "reference_logprob",
  "embedding",
];

/** What our fields are for, in words. */
export function useFieldWords(): (field: string) => string {
  const t = useTranslations("import.field");
  return (field) => {
    if (field.startsWith("scores.")) return t("score");
    if (field.startsWith("meta.")) return t("meta");
    const known = allFields.find((name) => name === field);
    return known ? t(known) : "";
  };
}
