"use client";

import { useFormatter, useTranslations } from "use-intl/react";
import { responseFlags } from "@/lib/construct/flags";
import type { ResponseCounts } from "@/lib/pair-answers";
import type { ResponseFilter } from "@/lib/response-filter";
import { ScrollRegion } from "../ui/scroll-region";
import { useFlagWords } from "../use-flag-words";
import { useByLanguageName, useLanguageName } from "../use-language-name";

/** How many responses of each language bear each flag; a number leads to those responses. */
export function FlagTable({
  counts: { languages },
  filter,
  onChoose,
}: {
  counts: ResponseCounts;
  filter: ResponseFilter;
  onChoose: (change: Partial<ResponseFilter>) => void;
}) {
  const t = useTranslations("responses.flags");
  const format = useFormatter();
  const flagWords = useFlagWords();
  const languageName = useLanguageName();
  const byName = useByLanguageName();
  const flags = responseFlags.filter((flag) => languages.some((row) => row.flags[flag]));
  if (flags.length === 0) {
    return <p className="text-muted">{t("none")}</p>;
  }
  // 0.0123 is 1.2 %.
  const share = (n: number, of: number) =>
    n === 0 || of === 0
      ? ""
      : format.number(n / of, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <ScrollRegion aria-label={t("label")}>
      <table className="border-collapse">
        <thead>
          <tr className="border-b border-hairline text-sm text-muted">
            <th className="py-2 pe-8 text-start font-normal">{t("language")}</th>
            <th className="py-2 pe-8 text-end font-normal">{t("responses")}</th>
            {flags.map((flag) => (
              <th key={flag} title={flagWords.sentence(flag)} className="py-2 pe-8 text-end font-normal">
                {flagWords.name(flag)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-hairline border-b border-hairline">
          {languages.toSorted(byName).map((row) => (
            <tr key={row.language}>
              <th scope="row" className="py-1.5 pe-8 text-start font-medium">
                {languageName(row.language)}
              </th>
              <td className="py-1.5 pe-8 text-end">{format.number(row.responses)}</td>
              {flags.map((flag) => {
                const n = row.flags[flag] ?? 0;
                const chosen = filter.language === row.language && filter.flag === flag;
                return (
                  <td key={flag} className="py-1.5 pe-8 text-end whitespace-nowrap">
                    {n === 0 ? (
                      <span className="inline-block min-w-6 text-faint">{format.number(0)}</span>
                    ) : (
                      <button
                        type="button"
                        aria-pressed={chosen}
                        aria-label={t("choose", {
                          n,
                          language: languageName(row.language),
                          flag: flagWords.name(flag),
                        })}
                        onClick={() => onChoose({ language: row.language, flag, model: undefined })}
                        className="min-h-6 min-w-6 cursor-pointer text-end text-accent underline aria-pressed:font-medium aria-pressed:text-ink"
                      >
                        {format.number(n)}
                      </button>
                    )}
                    <span className="ms-2 inline-block w-12 text-sm text-faint">
                      {share(n, row.responses)}
                    </span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
