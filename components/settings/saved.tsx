"use client";

import { useTranslations } from "use-intl/react";
import { Notice } from "../ui/notice";
import { useProblemText } from "../use-problem-text";

/** What became of saving. */
export function Saved({ error, saved }: { error: Error | null; saved: boolean }) {
  const t = useTranslations("settings");
  const problemText = useProblemText();
  if (error) return <Notice tone="error" title={problemText(error)} />;
  return saved ? <Notice tone="good" title={t("saved")} /> : null;
}
