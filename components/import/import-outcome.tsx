"use client";

import Link from "next/link";
import { useTranslations } from "use-intl/react";
import type { ImportSummary } from "@/lib/answers";
import { Progress } from "../ui/progress";

/** Where an import is, or how it ended, and what can be done next. */
export function ImportOutcome({ projectId, row }: { projectId: string; row: ImportSummary }) {
  const t = useTranslations("import");
  const whole = useTranslations("importProblem");
  switch (row.state) {
    case "receiving":
      return (
        <p className="text-muted">{t("row.receiving", { received: row.received, all: row.byteLength })}</p>
      );
    case "mapping":
      return (
        <p>
          {t.rich("row.mapping", {
            a: (words) => (
              <Link href={`/projects/${projectId}/import/${row.id}`} className="text-accent underline">
                {words}
              </Link>
            ),
          })}
        </p>
      );
    case "checking":
      return (
        <Progress
          value={row.checkedBytes / row.byteLength}
          label={t("row.checking", { place: placeOf(row), n: row.checkedRows })}
        />
      );
    case "storing":
      return (
        <Progress value={undefined} label={t("row.storing", { place: placeOf(row), n: row.checkedRows })} />
      );
    case "done":
      return <Done projectId={projectId} row={row} />;
    case "refused": {
      const code = wholeFileCode(row);
      return (
        <p className="text-reject">
          {t("row.refused")} {code ? whole(code) : t("row.mend")}
        </p>
      );
    }
    case "failed":
      return (
        <p className="text-reject">
          {t("row.failed")}{" "}
          <bdi lang="en" dir="ltr" className="text-sm text-faint">
            {row.message}
          </bdi>
        </p>
      );
    case "cancelled":
      return <p className="text-muted">{t("row.cancelled")}</p>;
  }
}

/** Parquet has no lines. */
export function placeOf({ format }: ImportSummary): "row" | "line" {
  return format === "parquet" ? "row" : "line";
}

const wholeFile = ["no-rows", "not-data", "checksum-differs"] as const;

/** What is wrong with the file as a whole: then no line of it is reported. */
export function wholeFileCode({ errors }: ImportSummary): (typeof wholeFile)[number] | undefined {
  return wholeFile.find((code) => errors[code]);
}

const nextPage = { prompts: "score", responses: "construct", pairs: "construct" };

function Done({
  projectId,
  row: { kind, addedRows, presentRows },
}: {
  projectId: string;
  row: ImportSummary;
}) {
  const t = useTranslations("import");
  if (addedRows === 0) return <p>{t(`nothingNew.${kind}`, { n: presentRows })}</p>;
  const added = t(`added.${kind}`, { n: addedRows });
  return (
    <p>
      {presentRows > 0 ? t("row.addedBeside", { added, present: presentRows }) : t("row.added", { added })}{" "}
      <Link href={`/projects/${projectId}/${nextPage[kind]}`} className="text-accent underline">
        {t(`next.${kind}`)}
      </Link>
    </p>
  );
}
