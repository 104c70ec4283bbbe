"use client";

import { useTranslations } from "use-intl/react";
import { Problem } from "@/lib/problem";

/** Says an error in the language of the interface: by its code, never by the sentence that the server wrote for its log. */
export function useProblemText(): (error: Error) => string {
  const t = useTranslations("problem");
  return (error) => (error instanceof Problem ? t(error.code) : t("unreachable"));
}
