"use client";

import { useTranslations } from "use-intl/react";
import type { Strength } from "@/lib/review/choice";
import { Button } from "../ui/button";

/** How much better the better one is; Enter leaves it open. */
export function StrengthPanel({
  better,
  onPick,
  onCancel,
}: {
  better: string;
  onPick: (strength: Strength | null) => void;
  onCancel: () => void;
}) {
  const t = useTranslations("review");
  return (
    <div className="flex flex-wrap items-center gap-2" data-testid="strength">
      <span className="me-2 font-medium">{t("strength.ask", { choice: better })}</span>
      <Button onClick={() => onPick("slightly")} keys="1">
        {t("strength.slightly")}
      </Button>
      <Button onClick={() => onPick("clearly")} keys="2">
        {t("strength.clearly")}
      </Button>
      <Button look="quiet" onClick={() => onPick(null)} keys="enter">
        {t("strength.open")}
      </Button>
      <Button look="quiet" onClick={onCancel} keys="esc">
        {t("reasons.back")}
      </Button>
    </div>
  );
}
