"use client";

import { useTranslations } from "use-intl/react";
import type { ImportPreview } from "@/lib/answers";
import { allFields, mainFields, useFieldWords } from "./field-words";
import type { MappingChoice } from "./preview-query";

type Columns = MappingChoice["columns"];
type Source = Columns[string];

type Props = {
  columns: ImportPreview["columns"];
  mapped: Columns;
  /** With a preset, only what is to come from elsewhere is named here. */
  beside: boolean;
  onChange: (columns: Columns) => void;
};

const control =
  "h-9 w-full min-w-0 rounded-control border border-outline bg-raised px-2 pointer-coarse:h-[44px]";
const place = "#row";
const fixed = "#value";

/** Our fields, and for each the column that it is read from, with something that stands there. */
export function MappingFields({ columns, mapped, beside, onChange }: Props) {
  const fieldWords = useFieldWords();
  const asked = beside ? [] : mainFields;
  const shown = [...asked, ...Object.keys(mapped).filter((field) => !asked.includes(field))];
  const example = (source: Source | undefined) =>
    source && "column" in source ? columns.find(({ name }) => name === source.column)?.example : undefined;
  const change = (field: string, source: Source | undefined) => {
    const { [field]: _, ...others } = mapped;
    onChange(source ? { ...others, [field]: source } : others);
  };
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
      <ul className="divide-y divide-hairline border-y border-hairline">
        {shown.map((field) => (
          <li
            key={field}
            className="grid items-center gap-x-6 gap-y-1.5 py-2.5 md:grid-cols-[minmax(12rem,1fr)_minmax(12rem,1fr)_minmax(0,1.4fr)]"
          >
            <label htmlFor={`field-${field}`} className="min-w-0">
              <bdi className="font-mono text-sm break-words">{field}</bdi>
              <span className="block text-sm text-muted">{fieldWords(field)}</span>
            </label>
            <SourceChoice
              field={field}
              source={mapped[field]}
              columns={columns}
              onChange={(source) => change(field, source)}
            />
            <p className="line-clamp-2 min-w-0 text-sm break-words text-faint" dir="auto">
              <bdi>{example(mapped[field])}</bdi>
            </p>
          </li>
        ))}
      </ul>
      <AddField columns={columns} mapped={mapped} shown={shown} onAdd={change} />
    </div>
  );
}

function SourceChoice({
  field,
  source,
  columns,
  onChange,
}: {
  field: string;
  source: Source | undefined;
  columns: Props["columns"];
  onChange: (source: Source | undefined) => void;
}) {
  const t = useTranslations("import.mapping");
  const value = !source ? "" : "column" in source ? source.column : fixed;
  const known =
    value === "" || value === fixed || value === place || columns.some(({ name }) => name === value);
  return (
    <div className="grid min-w-0 gap-1.5">
      <select
        id={`field-${field}`}
        className={`${control} ${source ? "" : "text-muted"}`}
        value={value}
        onChange={({ target }) => {
          if (target.value === "") onChange(undefined);
          else onChange(target.value === fixed ? { value: "" } : { column: target.value });
        }}
      >
        <option value="">{t("absent")}</option>
        {known ? null : <option value={value}>{value}</option>}
        {columns.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
        <option value={place}>{t("number")}</option>
        <option value={fixed}>{t("same")}</option>
      </select>
      {source && "value" in source ? (
        <input
          // Read when it is left: each letter would be another preview.
          key={source.value}
          aria-label={t("sameOf", { field })}
          className={control}
          defaultValue={source.value}
          onBlur={({ target }) => onChange({ value: target.value })}
        />
      ) : null}
    </div>
  );
}

/** What else a column can be: another field of ours, a score under its own name, or a note. */
function AddField({
  columns,
  mapped,
  shown,
  onAdd,
}: {
  columns: Props["columns"];
  mapped: Columns;
  shown: string[];
  onAdd: (field: string, source: Source) => void;
}) {
  const t = useTranslations("import.mapping");
  const fieldWords = useFieldWords();
  const used = new Set(Object.values(mapped).map((source) => ("column" in source ? source.column : "")));
  const free = columns.filter(({ name }) => !used.has(name));
  const named = (group: string, column: string) => `${group}.${column.replaceAll(".", "_")}`;
  return (
    <select
      aria-label={t("another")}
      className="h-9 w-48 max-w-full rounded-control border border-outline bg-raised px-2 text-muted pointer-coarse:h-[44px]"
      value=""
      onChange={({ target }) => {
        const [field = "", column] = target.value.split("\n");
        onAdd(field, { column: column ?? free[0]?.name ?? place });
      }}
    >
      <option value="">{t("anotherChoose")}</option>
      {allFields
        .filter((field) => !shown.includes(field))
        .map((field) => (
          <option key={field} value={field}>
            {t("fieldOption", { field, words: fieldWords(field) })}
          </option>
        ))}
      <optgroup label={t("asScore")}>
        {free.map(({ name }) => (
          <option key={name} value={`${named("scores", name)}\n${name}`}>
            {name}
          </option>
        ))}
      </optgroup>
      <optgroup label={t("asNote")}>
        {free.map(({ name }) => (
          <option key={name} value={`${named("meta", name)}\n${name}`}>
            {name}
          </option>
        ))}
      </optgroup>
    </select>
  );
}
