"use client";

import { useLocale, useTranslations } from "use-intl/react";
import type { VerdictWord } from "@/lib/pair-answers";
import { choiceLooks } from "../review/choice-looks";

/** Judgements as their signs, with the word beside a single one. */
export function VerdictMarks({ verdicts }: { verdicts: readonly VerdictWord[] }) {
  const t = useTranslations("ui.done");
  const [only] = verdicts;
  if (!only) return null;
  if (verdicts.length === 1) return <Verdict verdict={only} />;
  return (
    <span className="inline-flex gap-1.5">
      {verdicts.map((verdict, at) => {
        const { sign, tone } = choiceLooks[verdict];
        const done = t(verdict);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same verdict may stand there twice, and none moves
          <span key={at} className={tone} title={done}>
            <span aria-hidden="true">{sign}</span>
            <span className="sr-only">{done}</span>
          </span>
        );
      })}
    </span>
  );
}

export function Verdict({ verdict }: { verdict: VerdictWord }) {
  const t = useTranslations("ui.done");
  const locale = useLocale();
  const { sign, tone } = choiceLooks[verdict];
  return (
    <span className={`whitespace-nowrap ${tone}`}>
      <span aria-hidden="true">{sign} </span>
      {t(verdict).toLocaleLowerCase(locale)}
    </span>
  );
}
