"use client";

import { useTranslations } from "use-intl/react";
import type { GuidelineText as Text } from "@/lib/review/guideline";
import { GuidelineText } from "../guideline/guideline-text";
import { Dialog } from "../ui/dialog";

/** What the project asks of its annotators, beside the pair. */
export function GuidelineDialog({ texts, onClose }: { texts: readonly Text[]; onClose: () => void }) {
  const t = useTranslations("guideline");
  return (
    <Dialog open title={t("title")} onClose={onClose}>
      <GuidelineText texts={texts} />
    </Dialog>
  );
}
