"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl/react";
import type { PreviewRow } from "@/lib/answers";
import { fetchJson } from "@/lib/fetch-json";
import { importsQuery } from "../project/queries";
import { Button, buttonClass } from "../ui/button";
import type { MappingChoice } from "./preview-query";
import { toldProblems } from "./told-problems";
import { useFindingText } from "./use-finding-text";
import { useMappingFailure } from "./use-mapping-failure";

type Props = { projectId: string; importId: string; mapping: MappingChoice; rows: PreviewRow[] };

/** The one action, always in reach, with what the preview says of it. */
export function MappingStart({ projectId, importId, mapping, rows }: Props) {
  const t = useTranslations("import.mapping");
  const failureText = useMappingFailure();
  const sentence = usePreviewSentence();
  const back = `/projects/${projectId}/import`;
  const router = useRouter();
  const queries = useQueryClient();
  const start = useMutation({
    mutationFn: () =>
      fetchJson(`/api/projects/${projectId}/imports/${importId}/mapping`, { method: "POST", body: mapping }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: importsQuery(projectId).queryKey });
      router.push(back);
    },
  });
  const good = rows.filter(({ problems }) => problems.length === 0).length;
  return (
    <div className="sticky bottom-0 z-10 border-t border-hairline bg-paper py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p role="status" className={start.error ? "text-reject" : "text-muted"}>
          {start.error ? failureText(start.error, mapping) : sentence(rows, good)}
        </p>
        <div className="flex gap-3">
          <Link href={back} className={buttonClass("quiet")}>
            {t("later")}
          </Link>
          <Button look="primary" disabled={good === 0 || start.isPending} onClick={() => start.mutate()}>
            {t("start")}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** What the preview says of the file; of rows that cannot be stored, the commonest reason. */
function usePreviewSentence(): (rows: PreviewRow[], good: number) => string {
  const t = useTranslations("import.mapping");
  const findingText = useFindingText();
  return (rows, good) => {
    if (good === rows.length) return t("good", { n: good });
    if (good > 0) return t("someGood", { good, n: rows.length });
    const found = commonest(rows.flatMap(toldProblems));
    if (found?.code === "missing-field" && found.column === "response") return t("noText");
    const { text = "" } = found ? findingText(found) : {};
    return t("noneGood", { reason: found?.column ? `${found.column}: ${text}` : text });
  };
}

type Told = PreviewRow["problems"][number];

function commonest(problems: Told[]): Told | undefined {
  const times = new Map<string, { problem: Told; n: number }>();
  for (const problem of problems) {
    const key = `${problem.code} ${problem.column}`;
    times.set(key, { problem, n: (times.get(key)?.n ?? 0) + 1 });
  }
  return [...times.values()].sort((one, other) => other.n - one.n)[0]?.problem;
}
