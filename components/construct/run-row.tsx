"use client";

import Link from "next/link";
import { useTranslations } from "use-intl/react";
import type { RunSummary } from "@/lib/answers";
import { Time } from "../pairs/time";
import { RunActions } from "../run/run-actions";
import { RunProgress } from "../run/run-progress";
import { methodTitle } from "../run/run-words";
import { useRunSettings } from "../run/use-run-settings";
import { Notice } from "../ui/notice";

/** One execution of a method in a list: how far it is or what it gave, and the way to its own page. */
export function RunRow({ projectId, run }: { projectId: string; run: RunSummary }) {
  const t = useTranslations("run");
  const { unusual } = useRunSettings();
  const active = run.state === "queued" || run.state === "running";
  const settings = unusual(run);
  return (
    <li className="grid gap-2 py-4" data-testid="run" data-state={run.state}>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid gap-0.5">
          <Link
            href={`/projects/${projectId}/runs/${run.id}`}
            prefetch={false}
            className="w-fit py-0.5 font-medium text-accent underline"
          >
            {methodTitle(run.method)}
          </Link>
          <p className="text-sm text-muted">
            <Time at={run.createdAt} />
            {settings === "" ? null : ` · ${settings}`}
          </p>
          {active ? null : <Outcome run={run} />}
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <RunActions projectId={projectId} run={run} />
        </div>
      </div>
      {active ? <RunProgress run={run} /> : null}
      {run.state === "failed" ? (
        <Notice tone="error" title={t("brokeOff")}>
          <bdi lang="en">{run.message}</bdi>
        </Notice>
      ) : null}
    </li>
  );
}

/** "14 pairs in 2 languages, 6 prompts skipped". */
function Outcome({ run: { state, pairs, counts } }: { run: RunSummary }) {
  const t = useTranslations("run.outcome");
  const rows = Object.values(counts);
  const skipped = rows.flatMap(({ skips }) => Object.values(skips)).reduce((sum, n) => sum + n, 0);
  const made = rows.length > 0 ? t("pairsIn", { pairs, languages: rows.length }) : t("pairs", { pairs });
  const words = skipped > 0 ? t("skipped", { pairs: made, n: skipped }) : made;
  return <p>{state === "cancelled" ? t("cancelled", { pairs: words }) : words}</p>;
}
