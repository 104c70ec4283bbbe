"use client";

import { useFormatter, useTranslations } from "use-intl/react";
import { useSkipWords } from "../use-skip-words";

/** How many prompts gave no pair; the reasons, most frequent first, behind one click. */
export function Skips({ skips }: { skips: Record<string, number> }) {
  const t = useTranslations("skip");
  const format = useFormatter();
  const words = useSkipWords();
  const reasons = Object.entries(skips).sort(([, a], [, b]) => b - a);
  const total = reasons.reduce((sum, [, n]) => sum + n, 0);
  if (total === 0) return <span className="text-faint">{format.number(0)}</span>;
  return (
    <details className="group">
      <summary className="min-h-[24px] cursor-pointer list-none">
        {format.number(total)} <span className="text-accent underline group-open:hidden">{t("why")}</span>
      </summary>
      <ul className="mt-1 grid gap-0.5 text-sm text-muted">
        {reasons.map(([reason, n]) => (
          <li key={reason} title={words.sentence(reason)}>
            {format.number(n)} {words.name(reason)}
          </li>
        ))}
      </ul>
    </details>
  );
}
