"use client";

import { useTranslations } from "use-intl/react";
import type { VerdictCounts } from "@/lib/review/siblings";
import { choiceLooks } from "../review/choice-looks";

const verdicts = ["accept", "swap", "reject"] as const;

/** Verdicts as signs with their numbers; `words` puts the words beside them, else they are read out only. */
export function VerdictNumbers({ counts, words = false }: { counts: VerdictCounts; words?: boolean }) {
  const t = useTranslations("siblings.verdict");
  const given = verdicts.filter((verdict) => counts[verdict] > 0);
  return (
    <span className="inline-flex flex-wrap gap-x-2.5">
      {given.map((verdict) => (
        <span key={verdict} className={`whitespace-nowrap ${choiceLooks[verdict].tone}`}>
          <span aria-hidden="true">{choiceLooks[verdict].sign} </span>
          {words ? (
            t(verdict, { n: counts[verdict] })
          ) : (
            <>
              <span aria-hidden="true">{counts[verdict]}</span>
              <span className="sr-only">{t(verdict, { n: counts[verdict] })}</span>
            </>
          )}
        </span>
      ))}
    </span>
  );
}
