import { useFormatter, useTranslations } from "use-intl/react";
import type { Agreement } from "@/lib/agreement-answers";
import type { AgreementFilter } from "@/lib/agreement-filter";
import { InlineSelect, inlineControl } from "../pairs/inline-select";
import { useLanguageOrder } from "../use-language-order";

type Props = {
  page: Agreement;
  filter: AgreementFilter;
  onChange: (change: Partial<AgreementFilter>) => void;
};

const nothing = {
  runs: undefined,
  method: undefined,
  languages: undefined,
  annotators: undefined,
  from: undefined,
  to: undefined,
};

/** What the numbers are about, as a sentence that one edits. */
export function AgreementFilters({ page: { choices, runs }, filter, onChange }: Props) {
  const t = useTranslations("agreement.filter");
  const format = useFormatter();
  const { nameOf, byName } = useLanguageOrder();
  const methods = [...new Set(choices.runs.map(({ method }) => method))];
  const several = methods.filter((method) => choices.runs.filter((run) => run.method === method).length > 1);
  const run = filter.method ? `method:${filter.method}` : (runs[0]?.id ?? "");
  return (
    <search
      aria-label={t("label")}
      className="flex flex-wrap items-baseline gap-x-1.5 gap-y-1 text-md print:hidden"
    >
      <span>{t("lead")}</span>
      <InlineSelect
        label={t("run")}
        value={run}
        onChange={({ target: { value } }) =>
          onChange(
            value.startsWith("method:")
              ? { method: value.slice("method:".length), runs: undefined }
              : { runs: [value], method: undefined },
          )
        }
      >
        {runs.length === 0 ? <option value="" /> : null}
        {choices.runs.map(({ id, title, createdAt }) => (
          <option key={id} value={id}>
            {t("runOption", {
              method: title,
              date: format.dateTime(new Date(createdAt), { dateStyle: "medium", timeStyle: "short" }),
            })}
          </option>
        ))}
        {several.map((method) => (
          <option key={method} value={`method:${method}`}>
            {t("allOf", { method: choices.runs.find((each) => each.method === method)?.title ?? method })}
          </option>
        ))}
      </InlineSelect>
      <span>{t("in")}</span>
      <InlineSelect
        label={t("language")}
        value={filter.languages?.join(",") ?? ""}
        onChange={({ target: { value } }) =>
          onChange({ languages: value === "" ? undefined : value.split(",") })
        }
      >
        <option value="">{t("everyLanguage")}</option>
        {withChosen(choices.languages, filter.languages)
          .sort(byName)
          .map((language) => (
            <option key={language} value={language}>
              {language.split(",").map(nameOf).join(", ")}
            </option>
          ))}
      </InlineSelect>
      <span>{t("by")}</span>
      <InlineSelect
        label={t("annotator")}
        value={filter.annotators?.join(",") ?? ""}
        onChange={({ target: { value } }) =>
          onChange({ annotators: value === "" ? undefined : value.split(",") })
        }
      >
        <option value="">{t("everybody")}</option>
        {withChosen(
          choices.annotators.map(({ id }) => id),
          filter.annotators,
        ).map((ids) => (
          <option key={ids} value={ids}>
            {ids
              .split(",")
              .map((id) => choices.annotators.find((person) => person.id === id)?.name ?? id.slice(0, 8))
              .join(", ")}
          </option>
        ))}
      </InlineSelect>
      {(["from", "to"] as const).map((end) => (
        <label key={end} className="whitespace-nowrap">
          {t(end)}{" "}
          <input
            type="date"
            value={filter[end] ?? ""}
            onChange={({ target: { value } }) => onChange({ [end]: value === "" ? undefined : value })}
            className={inlineControl}
          />
        </label>
      ))}
      {Object.values(filter).some((value) => value !== undefined) ? (
        <button
          type="button"
          className="ms-2 cursor-pointer text-base text-accent underline pointer-coarse:h-[44px]"
          onClick={() => onChange(nothing)}
        >
          {t("all")}
        </button>
      ) : null}
    </search>
  );
}

/** A link may name several at once: they stay together as one choice. */
function withChosen(each: readonly string[], chosen: readonly string[] | undefined): string[] {
  return chosen && chosen.length > 1 ? [...each, chosen.join(",")] : [...each];
}
