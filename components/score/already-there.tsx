import { useFormatter, useTranslations } from "use-intl/react";
import type { ProjectColumns } from "@/lib/answers";
import type { ScoringKind } from "@/lib/scoring";
import { cameInFile } from "../construct/embedding-choice";
import { kindForColumn } from "./kinds";

/** What of a kind the project's responses have already. */
export function AlreadyThere({ kind, columns }: { kind: ScoringKind; columns: ProjectColumns }) {
  const t = useTranslations("score.already");
  const format = useFormatter();
  const found =
    kind === "embed"
      ? columns.embeddings.map(({ model, responses: n }) =>
          cameInFile({ model }) ? t("imported", { n }) : t("by", { n, model }),
        )
      : columns.columns.filter((column) => column !== "origin" && kindForColumn(column) === kind);
  if (found.length === 0) return null;
  return <p className="text-sm text-muted wrap-anywhere">{t("list", { list: format.list(found) })}</p>;
}
