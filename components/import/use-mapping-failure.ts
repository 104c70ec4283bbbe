"use client";

import { useTranslations } from "use-intl/react";
import { Problem } from "@/lib/problem";
import { useProblemText } from "../use-problem-text";
import type { MappingChoice } from "./preview-query";

/** Why the server did not take a mapping: by the place in it that it names, else by its code. */
export function useMappingFailure(): (error: Error, mapping: MappingChoice) => string {
  const t = useTranslations("import.mapping");
  const problemText = useProblemText();
  return (error, { columns }) => {
    const path = error instanceof Problem ? error.details[0]?.path : undefined;
    if (path === "language") return t("languageUnknown");
    if (path === "columns.prompt" && !columns.prompt) return t("noPrompt");
    if (path?.startsWith("columns.")) return t("noColumn");
    return problemText(error);
  };
}
