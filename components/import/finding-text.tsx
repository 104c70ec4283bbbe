"use client";

import { useTranslations } from "use-intl/react";
import { useFindingText } from "./use-finding-text";

/** One finding of an import: the place in its row, what is wrong there, and the server's own words where they say more. */
export function FindingText({
  finding,
}: {
  finding: { code: string; column?: string | null; message: string };
}) {
  const { text, exact } = useFindingText()(finding);
  return (
    <>
      {finding.column ? (
        <>
          <Place column={finding.column} />:{" "}
        </>
      ) : null}
      <bdi>{text}</bdi>
      {exact ? (
        <span className="block text-xs text-faint">
          <bdi lang="en">{exact}</bdi>
        </span>
      ) : null}
    </>
  );
}

/** A column by its name; where a file has no names yet, the reader counts characters or columns in English. */
function Place({ column }: { column: string }) {
  const t = useTranslations("import.report");
  const [, what, n] = /^(character|column) (\d+)$/u.exec(column) ?? [];
  if (what === "character") return <span>{t("character", { n: Number(n) })}</span>;
  if (what === "column") return <span>{t("column", { n: Number(n) })}</span>;
  return <bdi className="font-mono text-xs break-all">{column}</bdi>;
}
