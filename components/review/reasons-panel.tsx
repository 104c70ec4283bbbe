"use client";

import { useTranslations } from "use-intl/react";
import type { Reason } from "@/lib/review/reasons";
import { Button } from "../ui/button";
import { Kbd } from "../ui/kbd";
import { useReasonWords } from "../use-reason-words";

export type Asking = { reasons: readonly string[]; comment: string };

/** Why a pair is rejected: one key a reason, a few words if wanted, Enter. */
export function ReasonsPanel({
  all,
  asking,
  onChange,
  onConfirm,
  onCancel,
}: {
  all: readonly Reason[];
  asking: Asking;
  onChange: (asking: Asking) => void;
  onConfirm: () => void;
  onCancel: () => void;
}) {
  const t = useTranslations("review.reasons");
  const wordsOf = useReasonWords();
  return (
    <div className="grid gap-3" data-testid="reasons">
      <fieldset className="flex flex-wrap items-center gap-2">
        <legend className="mb-2 font-medium">{t("ask")}</legend>
        {all.map(({ key, label }, index) => (
          <button
            key={key}
            type="button"
            aria-pressed={asking.reasons.includes(key)}
            onClick={() => onChange(toggle(asking, key))}
            className="inline-flex h-9 cursor-pointer items-center gap-2 rounded-control border border-outline/60 bg-raised px-3 aria-pressed:border-reject aria-pressed:text-reject pointer-coarse:h-[44px]"
          >
            {wordsOf({ key, label })}
            <Kbd>{index + 1}</Kbd>
          </button>
        ))}
      </fieldset>
      <div className="flex flex-wrap items-center gap-2">
        <input
          aria-label={t("comment")}
          placeholder={t("comment")}
          value={asking.comment}
          maxLength={2000}
          onChange={(event) => onChange({ reasons: asking.reasons, comment: event.target.value })}
          className="h-9 min-w-48 flex-1 rounded-control border border-outline bg-raised px-3 pointer-coarse:h-[44px]"
        />
        <Button look="primary" onClick={onConfirm} disabled={asking.reasons.length === 0} keys="enter">
          {t("confirm")}
        </Button>
        <Button look="quiet" onClick={onCancel} keys="esc">
          {t("back")}
        </Button>
      </div>
    </div>
  );
}

export function toggle(asking: Asking, key: string): Asking {
  const reasons = asking.reasons.includes(key)
    ? asking.reasons.filter((reason) => reason !== key)
    : [...asking.reasons, key];
  return { reasons, comment: asking.comment };
}
