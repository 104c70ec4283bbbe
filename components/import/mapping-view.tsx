"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { ImportPreview } from "@/lib/answers";
import { meantLanguage } from "@/lib/construct/language-tag";
import { presets } from "@/lib/construct/presets/all-presets";
import { Problem } from "@/lib/problem";
import { Field, Select } from "../ui/field";
import { Notice } from "../ui/notice";
import { useLanguageName } from "../use-language-name";
import { useProblemText } from "../use-problem-text";
import { MappingFields } from "./mapping-fields";
import { MappingStart } from "./mapping-start";
import { PreviewList } from "./preview-list";
import { type MappingChoice, previewQuery } from "./preview-query";
import { useMappingFailure } from "./use-mapping-failure";

type Props = { projectId: string; importId: string; fileName: string };

/** A file whose columns are not ours: how it is to be read, and what would come of it, before anything is stored. */
export function MappingView({ projectId, importId, fileName }: Props) {
  const t = useTranslations("import.mapping");
  const problemText = useProblemText();
  const [choice, setChoice] = useState<MappingChoice | null>(null);
  const preview = useQuery(previewQuery(projectId, importId, choice));
  const [last, setLast] = useState<ImportPreview>();
  // What was shown stays while something else is asked for, and when that fails.
  if (preview.data && preview.data !== last) setLast(preview.data);
  const shown = preview.data ?? last;
  const back = `/projects/${projectId}/import`;
  if (!shown) {
    if (!preview.error) return <p className="text-muted">{t("reading")}</p>;
    const closed = preview.error instanceof Problem && preview.error.code === "import-closed";
    return (
      <Notice tone={closed ? "calm" : "error"} title={closed ? t("closed") : problemText(preview.error)}>
        <Link href={back} className="text-accent underline">
          {t("back")}
        </Link>
      </Notice>
    );
  }
  const current = choice ?? shown.mapping;
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-8">
      <p className="max-w-[70ch] text-muted">
        {t.rich("intro", {
          name: fileName,
          format: shown.format,
          n: shown.columns.length,
          file: (name) => <bdi className="font-medium text-ink">{name}</bdi>,
        })}
      </p>
      <HowToRead preview={shown} current={current} onChange={setChoice} problem={preview.error} />
      <section aria-labelledby="preview-title" aria-busy={preview.isFetching} className="grid min-w-0 gap-3">
        <h2 id="preview-title" className="text-md font-medium">
          {t("preview")}
        </h2>
        <PreviewList rows={shown.rows} place={shown.format === "parquet" ? "row" : "line"} />
      </section>
      <MappingStart projectId={projectId} importId={importId} mapping={current} rows={shown.rows} />
    </div>
  );
}

function HowToRead({
  preview,
  current,
  onChange,
  problem,
}: {
  preview: ImportPreview;
  current: MappingChoice;
  onChange: (choice: MappingChoice) => void;
  problem: Error | null;
}) {
  const t = useTranslations("import.mapping");
  const about = useTranslations("import.preset");
  const languageHint = useLanguageHint();
  const failureText = useMappingFailure();
  const preset = presets.find(({ name }) => name === current.preset);
  const [unknown, setUnknown] = useState(false);
  return (
    <section aria-label={t("how")} className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6">
      <div className="grid items-start gap-x-8 gap-y-4 sm:grid-cols-2">
        <Select
          label={t("as")}
          hint={preset ? about(preset.name) : t("asHint")}
          value={current.preset ?? ""}
          onChange={({ target }) => onChange({ ...current, preset: target.value || null, columns: {} })}
        >
          <option value="">{t("table")}</option>
          {presets.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </Select>
        <Field
          // Read when it is left: a half-written tag is no language.
          key={preview.language}
          label={t("language")}
          defaultValue={preview.language ?? ""}
          placeholder={t("languageExample")}
          error={unknown ? t("languageUnknown") : undefined}
          hint={languageHint(preview, current)}
          onBlur={({ target }) => {
            const language = target.value.trim();
            const tag = language === "" ? null : meantLanguage(language);
            setUnknown(tag === undefined);
            if (tag !== undefined && tag !== preview.language) onChange({ ...current, language: tag });
          }}
          onKeyDown={({ key, currentTarget }) => {
            if (key === "Enter") currentTarget.blur();
          }}
        />
      </div>
      {problem ? <Notice tone="error" title={failureText(problem, current)} /> : null}
      {preset ? (
        <details open={Object.keys(current.columns).length > 0}>
          <summary className="cursor-pointer text-muted">{t("others")}</summary>
          <div className="mt-3">
            <MappingFields
              columns={preview.columns}
              mapped={current.columns}
              beside
              onChange={(columns) => onChange({ ...current, columns })}
            />
          </div>
        </details>
      ) : (
        <MappingFields
          columns={preview.columns}
          mapped={current.columns}
          beside={false}
          onChange={(columns) => onChange({ ...current, columns })}
        />
      )}
    </section>
  );
}

function useLanguageHint(): (preview: ImportPreview, current: MappingChoice) => string {
  const t = useTranslations("import.mapping");
  const languageName = useLanguageName();
  return ({ language }, current) => {
    if (language === null) return t("languageNone");
    const name = languageName(language);
    return current.language === null ? t("languageTold", { language: name }) : name;
  };
}
