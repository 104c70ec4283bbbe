"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl/react";
import type { ImportSummary } from "@/lib/answers";
import { fetchJson } from "@/lib/fetch-json";
import { Time } from "../pairs/time";
import { importsQuery } from "../project/queries";
import { Button } from "../ui/button";
import { ImportOutcome, wholeFileCode } from "./import-outcome";
import { ImportReport } from "./import-report";

/** One import: where it is, or how it ended, and every problem with its line. */
export function ImportRow({ projectId, row }: { projectId: string; row: ImportSummary }) {
  const t = useTranslations("import.row");
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () =>
      fetchJson(`/api/projects/${projectId}/imports/${row.id}/cancellation`, { method: "POST" }),
    onSettled: () => queries.invalidateQueries({ queryKey: importsQuery(projectId).queryKey }),
  });
  const stoppable = row.state === "receiving" || row.state === "mapping" || row.state === "checking";
  const errors = Object.keys(row.errors).length > 0;
  const reported = (errors || Object.keys(row.warnings).length > 0) && wholeFileCode(row) === undefined;
  return (
    <li className="grid gap-2 py-4" data-testid="import" data-state={row.state}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <bdi className="font-medium">{row.fileName}</bdi>
        <span className="text-sm text-faint">
          <Time at={row.createdAt} />
        </span>
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <div className="min-w-0 flex-1">
          <ImportOutcome row={row} projectId={projectId} />
        </div>
        {stoppable ? (
          <Button
            look="quiet"
            className="-me-3.5"
            onClick={() => cancel.mutate()}
            disabled={cancel.isPending}
          >
            {t("cancel")}
          </Button>
        ) : null}
      </div>
      {reported ? <ImportReport projectId={projectId} row={row} open={errors} /> : null}
    </li>
  );
}
