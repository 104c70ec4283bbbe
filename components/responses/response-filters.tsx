"use client";

import { useTranslations } from "use-intl/react";
import type { ResponseCounts } from "@/lib/pair-answers";
import type { ResponseFilter } from "@/lib/response-filter";
import { flagCounts } from "../pairs/flag-counts";
import { InlineSelect, inlineControl } from "../pairs/inline-select";
import { useFlagWords } from "../use-flag-words";
import { useByLanguageName, useLanguageName } from "../use-language-name";

type Props = {
  counts: ResponseCounts;
  filter: ResponseFilter;
  onChange: (change: Partial<ResponseFilter>) => void;
};

/** Which responses are shown, as a sentence that one edits. */
export function ResponseFilters({ counts: { languages, models }, filter, onChange }: Props) {
  const t = useTranslations("responses.filter");
  const flagWords = useFlagWords();
  const languageName = useLanguageName();
  const byName = useByLanguageName();
  const total = countOf(languages, filter);
  return (
    <search aria-label={t("label")} className="flex flex-wrap items-baseline gap-x-1.5 gap-y-1 text-md">
      <span>{total === null ? t("responsesIn") : t("countIn", { n: total })}</span>
      <InlineSelect
        label={t("language")}
        value={filter.language ?? ""}
        onChange={({ target }) => onChange({ language: target.value || undefined })}
      >
        <option value="">{t("everyLanguage")}</option>
        {languages.toSorted(byName).map(({ language, responses }) => (
          <option key={language} value={language}>
            {t("languageWith", { language: languageName(language), n: responses })}
          </option>
        ))}
      </InlineSelect>
      <InlineSelect
        label={t("flag")}
        value={filter.flag ?? ""}
        onChange={({ target }) => onChange({ flag: target.value || undefined })}
      >
        <option value="">{t("anyOrNone")}</option>
        <option value="any">{t("any")}</option>
        {flagCounts(languages, filter.language).map(([flag, n]) => (
          <option key={flag} value={flag}>
            {t("flaggedAs", { flag: flagWords.name(flag), n })}
          </option>
        ))}
      </InlineSelect>
      {models.length > 0 ? (
        <label className="flex items-baseline gap-1.5">
          {t("by")}
          <input
            key={filter.model}
            aria-label={t("model")}
            list="models"
            defaultValue={filter.model}
            placeholder={t("anyModel")}
            // Few names of many are offered: any other can be typed.
            onBlur={({ target }) => onChange({ model: target.value.trim() || undefined })}
            onKeyDown={({ key, currentTarget }) =>
              key === "Enter" && onChange({ model: currentTarget.value.trim() || undefined })
            }
            className={`${inlineControl} w-44 placeholder:text-faint`}
          />
          <datalist id="models">
            {models.map((model) => (
              <option key={model} value={model} />
            ))}
          </datalist>
        </label>
      ) : null}
      {(filter.language ?? filter.flag ?? filter.model) ? (
        <button
          type="button"
          className="ms-2 cursor-pointer text-base text-accent underline pointer-coarse:h-[44px]"
          onClick={() => onChange({ language: undefined, flag: undefined, model: undefined })}
        >
          {t("all")}
        </button>
      ) : null}
    </search>
  );
}

type Languages = ResponseCounts["languages"];

/** How many there are, where the tallies say it: not by model, and not of several flags at once. */
function countOf(languages: Languages, { language, flag, model }: ResponseFilter): number | null {
  if (model !== undefined || flag === "any") return null;
  return languages
    .filter((row) => language === undefined || row.language === language)
    .reduce((sum, { responses, flags }) => sum + (flag === undefined ? responses : (flags[flag] ?? 0)), 0);
}
