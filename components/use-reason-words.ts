"use client";

import { useTranslations } from "use-intl/react";
import { isStandardReason, type Reason } from "@/lib/review/reasons";

/**
 * The words of a reason: those of the catalogue for a standard one, a project's own as its lead wrote them. A key that
 * nobody knows any more is shown with its hyphens as spaces.
 */
export function useReasonWords(): (reason: Reason) => string {
  const t = useTranslations("reason");
  return ({ key, label }) => label ?? (isStandardReason(key) ? t(key) : key.replaceAll("-", " "));
}
