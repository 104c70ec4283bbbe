"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { type ComparedLanguage, type ComparisonKind, comparisonKinds } from "@/lib/run-answers";
import { ScrollRegion } from "../ui/scroll-region";
import { useLanguageOrder } from "../use-language-order";
import { useNumbers } from "../use-numbers";
import type { Compared } from "./use-compared";

type Props = {
  languages: readonly ComparedLanguage[];
  here: string;
  there: string;
  shown: Compared;
  onShow: (shown: Compared) => void;
};

/** How many prompts of each kind each language has; a number shows its prompts below. */
export function ComparisonCounts({ languages, here, there, shown, onShow }: Props) {
  const t = useTranslations("run.compare");
  const { nameOf, byName } = useLanguageOrder();
  const { count } = useNumbers();
  const rows = [...languages].sort((one, other) => byName(one.language, other.language));
  // With many languages the counts would push the texts out of sight.
  const [each, setEach] = useState(rows.length <= 3 || shown.language !== null);
  const total = (kind: ComparisonKind) => rows.reduce((sum, row) => sum + row[kind], 0);
  const cellOf = (kind: ComparisonKind, language: string | null, n: number) => (
    <td key={kind} className="p-0 text-end">
      <button
        type="button"
        aria-pressed={shown.kind === kind && shown.language === language}
        aria-label={t("cell", {
          n: count(n),
          kind: t(`kind.${kind}`),
          language: language === null ? t("everyLanguage") : nameOf(language),
        })}
        disabled={n === 0}
        onClick={() => onShow({ kind, language })}
        className={`h-9 w-full px-4 text-end pointer-coarse:h-[44px] ${
          n === 0 ? "text-faint" : "cursor-pointer hover:bg-sunken"
        } aria-pressed:bg-sunken aria-pressed:font-medium aria-pressed:underline aria-pressed:underline-offset-4`}
      >
        {count(n)}
      </button>
    </td>
  );
  return (
    <ScrollRegion aria-label={t("counts")}>
      <table className="w-full border-collapse">
        <thead>
          <tr className="border-b border-hairline align-bottom">
            <th className="py-2 text-start text-sm font-normal text-muted">{t("prompts")}</th>
            {comparisonKinds.map((kind) => (
              <th key={kind} className="w-40 min-w-28 px-4 py-2 text-end font-normal">
                <span className="block font-medium">{t(`kind.${kind}`)}</span>
                <span className="block text-sm text-muted">{t(`words.${kind}`, { here, there })}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-hairline">
          <tr>
            <th scope="row" className="pe-4 text-start font-medium">
              {t("allLanguages")}
              {rows.length > 1 ? (
                <button
                  type="button"
                  aria-expanded={each}
                  onClick={() => setEach(!each)}
                  className="ms-4 min-h-6 cursor-pointer font-normal text-accent underline pointer-coarse:min-h-[44px]"
                >
                  {each ? t("hideEach") : t("showEach")}
                </button>
              ) : null}
            </th>
            {comparisonKinds.map((kind) => cellOf(kind, null, total(kind)))}
          </tr>
          {(each ? rows : []).map((row) => (
            <tr key={row.language}>
              <th scope="row" className="pe-4 text-start font-normal">
                {nameOf(row.language)}
              </th>
              {comparisonKinds.map((kind) => cellOf(kind, row.language, row[kind]))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
