import { useTranslations } from "use-intl/react";
import type { ProjectColumns } from "@/lib/answers";
import type { Method } from "@/lib/construct/types";
import { Select } from "../ui/field";

/** Whose embeddings a run reads. Nothing where the method reads none, or where there are none to choose from. */
export function EmbeddingChoice({
  method,
  columns,
  value,
  onChange,
}: {
  method: Method;
  columns: ProjectColumns | undefined;
  /** Null: the first of them, as the server takes it. */
  value: string | null;
  onChange: (model: string) => void;
}) {
  const t = useTranslations("construct.embeddings");
  const embeddings = columns?.embeddings ?? [];
  const [first] = embeddings;
  if (!first || !method.needs.some(({ column }) => column === "embedding")) return null;
  if (embeddings.length === 1)
    return (
      <p className="text-sm text-muted wrap-anywhere">
        {cameInFile(first)
          ? t("readsImported", { n: first.responses })
          : t("readsBy", { model: first.model, n: first.responses })}
      </p>
    );
  return (
    <Select
      label={t("label")}
      value={value ?? first.model}
      onChange={(event) => onChange(event.target.value)}
      hint={t("hint")}
    >
      {embeddings.map((embedding) => (
        <option key={embedding.model} value={embedding.model}>
          {cameInFile(embedding)
            ? t("imported", { n: embedding.responses })
            : t("by", { model: embedding.model, n: embedding.responses })}
        </option>
      ))}
    </Select>
  );
}

/** Embeddings that came in a file have no model's name. */
export function cameInFile({ model }: { model: string }): boolean {
  return model === "imported";
}
