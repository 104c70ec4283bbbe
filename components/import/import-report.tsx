"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl/react";
import type { ImportSummary } from "@/lib/answers";
import { problemsQuery } from "../project/queries";
import { ScrollRegion } from "../ui/scroll-region";
import { FindingText } from "./finding-text";
import { placeOf } from "./import-outcome";

/** What was refused or remarked on: counted by code, and the first of each at its line. */
export function ImportReport({
  projectId,
  row,
  open,
}: {
  projectId: string;
  row: ImportSummary;
  open: boolean;
}) {
  const t = useTranslations("import.report");
  const format = useFormatter();
  const { data: problems = [] } = useQuery({
    ...problemsQuery(projectId, row.id),
    enabled: row.state !== "checking",
  });
  const codes = [...Object.entries(row.errors), ...Object.entries(row.warnings)];
  return (
    <details open={open} className="text-sm">
      <summary className="cursor-pointer text-muted">
        {codes.map(([code, n], index) => (
          <span key={code}>
            {index > 0 ? ", " : null}
            <bdi className="whitespace-nowrap">
              {format.number(n)} × {code}
            </bdi>
          </span>
        ))}
      </summary>
      <ScrollRegion aria-label={t("label")} className="mt-2 max-h-80 border-s-2 border-hairline ps-4">
        <table>
          <tbody>
            {problems.map((problem, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line may have the same problem twice, and rows never move
              <tr key={index} className="align-baseline">
                <td className="py-0.5 pe-4 whitespace-nowrap text-muted">
                  {t("place", { place: placeOf(row), n: problem.line })}
                </td>
                <td className="pe-4 font-mono text-xs whitespace-nowrap">{problem.code}</td>
                <td>
                  <FindingText finding={problem} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <a
          href={`/api/projects/${projectId}/imports/${row.id}/problems/file`}
          download
          className="mt-2 inline-block text-accent underline"
        >
          {t("all")}
        </a>
      </ScrollRegion>
    </details>
  );
}
