"use client";

import { useTranslations } from "use-intl/react";
import type { RunCounts } from "@/lib/answers";
import { anyFlag, isNarrowed, noFlag, type PairFilter, pairSorts } from "@/lib/pair-filter";
import { useFlagWords } from "../use-flag-words";
import { useLanguageOrder } from "../use-language-order";
import { flagCounts } from "./flag-counts";
import { InlineNumber, InlineSelect } from "./inline-select";

type Props = {
  counts: RunCounts;
  filter: PairFilter;
  onChange: (change: Partial<PairFilter>) => void;
};

/** Which pairs are shown, as a sentence that one edits. */
export function PairFilters({ counts, filter, onChange }: Props) {
  const t = useTranslations("pairs");
  const { nameOf, byName } = useLanguageOrder();
  const flagWords = useFlagWords();
  const languages = Object.keys(counts).sort(byName);
  const rows = Object.entries(counts).map(([language, { flags }]) => ({ language, flags }));
  const flags = flagCounts(rows, filter.language);
  const total = countOf(counts, filter);
  return (
    <search
      aria-label={t("filter.label")}
      className="flex flex-wrap items-baseline gap-x-1.5 gap-y-1 text-md"
    >
      <span>{total === null ? t("filter.pairsIn") : t("filter.countIn", { n: total })}</span>
      <InlineSelect
        label={t("language")}
        value={filter.language ?? ""}
        onChange={({ target }) => onChange({ language: target.value || undefined })}
      >
        <option value="">{t("filter.everyLanguage")}</option>
        {languages.map((language) => (
          <option key={language} value={language}>
            {t("filter.languageWith", { language: nameOf(language), n: counts[language]?.pairs ?? 0 })}
          </option>
        ))}
      </InlineSelect>
      <InlineSelect
        label={t("filter.flag")}
        value={filter.flag ?? ""}
        onChange={({ target }) => onChange({ flag: target.value || undefined })}
      >
        <option value="">{t("filter.anyOrNone")}</option>
        <option value={anyFlag}>{t("filter.flagged")}</option>
        <option value={noFlag}>{t("filter.unflagged")}</option>
        {flags.map(([flag, n]) => (
          <option key={flag} value={flag}>
            {t("filter.flaggedAs", { flag: flagWords.name(flag), n })}
          </option>
        ))}
      </InlineSelect>
      <span className="whitespace-nowrap">
        {t.rich("filter.margin", {
          any: t("filter.any"),
          from: () => (
            <InlineNumber
              key="from"
              label={t("filter.smallestMargin")}
              value={filter.from}
              onChange={(from) => onChange({ from })}
            />
          ),
          to: () => (
            <InlineNumber
              key="to"
              label={t("filter.largestMargin")}
              value={filter.to}
              onChange={(to) => onChange({ to })}
            />
          ),
        })}
      </span>
      <InlineSelect
        label={t("filter.judged")}
        value={filter.decided ?? ""}
        onChange={({ target: { value } }) =>
          onChange({ decided: value === "yes" || value === "no" ? value : undefined })
        }
      >
        <option value="">{t("filter.judgedOrNot")}</option>
        <option value="yes">{t("filter.yes")}</option>
        <option value="no">{t("filter.no")}</option>
      </InlineSelect>
      {(["task", "length", "origin"] as const).map((key) =>
        filter[key] === undefined ? null : (
          <button
            key={key}
            type="button"
            aria-label={t("filter.drop", { what: t("filter.only", { what: filter[key] }) })}
            onClick={() => onChange({ [key]: undefined })}
            className="cursor-pointer border-b border-outline font-medium hover:border-ink pointer-coarse:h-[44px]"
          >
            {t("filter.only", { what: filter[key] })} <span aria-hidden="true">×</span>
          </button>
        ),
      )}
      <span>{t("filter.shown")}</span>
      <InlineSelect
        label={t("filter.order")}
        value={filter.sort}
        onChange={({ target }) =>
          onChange({ sort: pairSorts.find((sort) => sort === target.value) ?? "made" })
        }
      >
        {pairSorts.map((sort) => (
          <option key={sort} value={sort}>
            {t(`filter.sort.${sort}`)}
          </option>
        ))}
      </InlineSelect>
      {isNarrowed(filter) ? (
        <button
          type="button"
          className="ms-2 cursor-pointer text-base text-accent underline pointer-coarse:h-[44px]"
          onClick={() =>
            onChange({
              language: undefined,
              flag: undefined,
              from: undefined,
              to: undefined,
              decided: undefined,
              task: undefined,
              length: undefined,
              origin: undefined,
            })
          }
        >
          {t("filter.all")}
        </button>
      ) : null}
    </search>
  );
}

/** How many pairs there are, where the run's own counts say it: not for a margin, or for who has judged. */
function countOf(
  counts: RunCounts,
  { language, flag, from, to, decided, task, length, origin }: PairFilter,
): number | null {
  if ([from, to, decided, task, length, origin].some((bound) => bound !== undefined)) return null;
  if (flag === anyFlag || flag === noFlag) return null;
  const rows = language === undefined ? Object.values(counts) : [counts[language]];
  return rows.reduce((sum, row) => sum + ((flag === undefined ? row?.pairs : row?.flags[flag]) ?? 0), 0);
}
