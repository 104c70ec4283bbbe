"use client";

import { useTranslations } from "use-intl/react";
import { type ScoringKind, scoringKinds } from "@/lib/scoring";

/** What a model can be asked for, a line each; the arrow keys move the choice. */
export function KindChooser({
  value,
  onChange,
}: {
  value: ScoringKind;
  onChange: (kind: ScoringKind) => void;
}) {
  const t = useTranslations("score");
  return (
    <fieldset>
      <legend className="mb-2 text-lg font-medium">{t("what")}</legend>
      <div className="divide-y divide-hairline border-y border-hairline">
        {scoringKinds.map((kind) => (
          <label
            key={kind}
            className="flex cursor-pointer items-start gap-3 px-1 py-2 hover:bg-sunken has-checked:bg-sunken"
          >
            <input
              type="radio"
              name="kind"
              className="mt-1 size-4 shrink-0 accent-accent"
              checked={kind === value}
              onChange={() => onChange(kind)}
            />
            <span>
              <span className="font-medium">{t(`kind.${kind}.title`)}</span>
              <span className="block text-sm text-muted">{t(`kind.${kind}.brief`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
