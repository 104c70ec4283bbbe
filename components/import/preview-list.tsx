"use client";

import { useTranslations } from "use-intl/react";
import { z } from "zod";
import type { PreviewRow } from "@/lib/answers";
import { ReadingText } from "../text/reading-text";
import { useLanguageName } from "../use-language-name";
import { FindingText } from "./finding-text";
import { toldProblems } from "./told-problems";

/** The first rows as they would be stored, or why they would not. */
export function PreviewList({ rows, place }: { rows: PreviewRow[]; place: "line" | "row" }) {
  return (
    <ol className="divide-y divide-hairline border-y border-hairline">
      {rows.map((row) => (
        <Row key={`${row.line} ${row.part}`} row={row} place={place} />
      ))}
    </ol>
  );
}

function Row({ row, place }: { row: PreviewRow; place: "line" | "row" }) {
  const t = useTranslations("import");
  const languageName = useLanguageName();
  const { fields } = row;
  const language = fields.language?.text ?? "";
  const about = [
    t("report.place", { place, n: row.line }),
    row.kind && t(`kind.${row.kind}`),
    row.kind && language && `${languageName(language)} (${language})`,
  ];
  return (
    <li className="grid gap-x-8 gap-y-2 py-4 lg:grid-cols-[13rem_minmax(0,1fr)]" data-testid="preview-row">
      <div className="grid content-start gap-1 text-sm">
        <p className="text-muted">{about.filter(Boolean).join(" · ")}</p>
        <Numbers fields={fields} />
        {toldProblems(row).map((problem) => (
          <Finding key={`${problem.code} ${problem.column}`} finding={problem} tone="text-reject" />
        ))}
        {row.warnings.map((warning) => (
          <Finding key={`${warning.code} ${warning.column}`} finding={warning} tone="text-swap" />
        ))}
      </div>
      <div className="grid min-w-0 gap-3">
        <Text label={t("text.prompt")} field={fields.prompt} language={language} quiet />
        <div className="grid min-w-0 gap-x-8 gap-y-3 sm:grid-cols-2 sm:has-[>:only-child]:grid-cols-1">
          <Text label={t("text.response")} field={fields.response} language={language} />
          <Text label={t("text.chosen")} field={fields.chosen} language={language} />
          <Text label={t("text.rejected")} field={fields.rejected} language={language} />
        </div>
      </div>
    </li>
  );
}

type Fields = PreviewRow["fields"];
const Flat = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

function Text({
  label,
  field,
  language,
  quiet = false,
}: {
  label: string;
  field: Fields[string] | undefined;
  language: string;
  quiet?: boolean;
}) {
  if (!field) return null;
  return (
    <div className="min-w-0">
      <p className="text-xs text-faint">{label}</p>
      <div className={`overflow-hidden ${quiet ? "max-h-64 text-muted" : "max-h-32"}`}>
        <ReadingText
          text={field.cut ? `${field.text} …` : field.text}
          language={language}
          className="[--reading-size:.88]"
        />
      </div>
    </div>
  );
}

const inTheText = new Set(["prompt", "response", "chosen", "rejected", "language"]);
/** An id that was made of the contents tells a reader nothing. */
const madeId = /^[0-9a-z]{22}(?:-\d+)?$/u;

/** Every other field by name: ids, scores, and what a mapping may have got wrong. */
function Numbers({ fields }: { fields: Fields }) {
  const others = Object.entries(fields).filter(
    ([name, { text }]) => !inTheText.has(name) && !(name.endsWith("_id") && madeId.test(text)),
  );
  if (others.length === 0) return null;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-xs text-faint">
      {others.flatMap(named).map(([name, text]) => (
        <div key={name} className="contents">
          <dt className="font-mono">{name}</dt>
          <dd className="truncate" title={text.slice(0, 200)}>
            <bdi>{text}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Scores and the like one by one: an object in a narrow column shows nothing but its first brace. */
function named([name, { text }]: [string, Fields[string]]): [string, string][] {
  if (!text.startsWith("{")) return [[name, text]];
  try {
    const parts = Object.entries(Flat.parse(JSON.parse(text)));
    return parts.length === 0
      ? [[name, text]]
      : parts.map(([part, value]) => [`${name}.${part}`, String(value)]);
  } catch {
    return [[name, text]];
  }
}

function Finding({ finding, tone }: { finding: PreviewRow["problems"][number]; tone: string }) {
  return (
    <p className={tone}>
      <FindingText finding={finding} />{" "}
      <bdi className="font-mono text-xs whitespace-nowrap text-faint">{finding.code}</bdi>
    </p>
  );
}
