"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { useTranslations } from "use-intl/react";
import { Notice } from "../ui/notice";
import { ScrollRegion } from "../ui/scroll-region";
import { useLanguageOrder } from "../use-language-order";
import { useNumbers } from "../use-numbers";
import { useProblemText } from "../use-problem-text";
import { bodyOf, type Draft } from "./draft";
import { previewQuery } from "./queries";

/** What the queue would be, by language. */
export function PreviewTable({ projectId, draft }: { projectId: string; draft: Draft }) {
  const t = useTranslations("queues");
  const { nameOf, byName } = useLanguageOrder();
  const problemText = useProblemText();
  const { count } = useNumbers();
  // The name counts nothing: typing it asks nothing.
  const { data, error } = useQuery(previewQuery(projectId, bodyOf({ ...useDeferredValue(draft), name: "" })));
  if (error) return <Notice tone="error" title={problemText(error)} />;
  if (!data) return <p className="text-muted">{t("counting")}</p>;
  const columns = ["fit", "leftOut", "given", "wanted"] as const;
  const leftOut = data.languages.some((row) => row.leftOut > 0);
  const shown = columns.filter((column) => column !== "leftOut" || leftOut);
  const rows = data.languages
    .map(({ pairs: fit, ...row }) => ({ ...row, fit }))
    .sort((one, other) => byName(one.language, other.language));
  return (
    <div className="grid gap-2" data-testid="queue-preview">
      <ScrollRegion aria-label={t("table.given")}>
        <table className="w-full text-end">
          <thead className="text-sm text-muted">
            <tr>
              <th className="py-1 text-start font-normal">{t("language")}</th>
              {shown.map((column) => (
                <th key={column} className="py-1 ps-4 text-end font-normal">
                  {t(`table.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-hairline border-y border-hairline">
            {rows.map((row) => (
              <tr key={row.language}>
                <th className="py-1.5 text-start font-medium">{nameOf(row.language)}</th>
                {shown.map((column) => (
                  <td key={column} className="py-1.5 ps-4 tabular-nums">
                    {count(row[column])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {leftOut ? <p className="text-sm text-muted">{t("leftOutHint")}</p> : null}
    </div>
  );
}
