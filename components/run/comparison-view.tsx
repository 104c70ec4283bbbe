"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "use-intl/react";
import type { Comparison, ComparisonKind, RunName } from "@/lib/run-answers";
import { Time } from "../pairs/time";
import { buttonClass } from "../ui/button";
import { ComparedList } from "./compared-list";
import { ComparisonCounts } from "./comparison-counts";
import { comparisonQuery } from "./queries";
import { methodTitle } from "./run-words";
import { useCompared } from "./use-compared";
import { useRunSettings } from "./use-run-settings";

/** Two runs against each other: in numbers, then prompt by prompt with the texts of both. */
export function ComparisonView({ projectId, initial }: { projectId: string; initial: Comparison }) {
  const t = useTranslations("run.compare");
  const { run, other } = initial;
  const { data } = useQuery({
    ...comparisonQuery(projectId, run.id, other.id),
    initialData: initial,
  });
  const [shown, show] = useCompared(firstOf(data));
  const names = namesOf(run, other, { later: t("later"), earlier: t("earlier") });
  return (
    <>
      <div className="-mt-4 flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-muted">
          <Named projectId={projectId} name={names.here} run={run} />
          <Named projectId={projectId} name={names.there} run={other} />
        </dl>
        <Link
          href={`/projects/${projectId}/runs/${other.id}/comparison/${run.id}`}
          className={buttonClass("quiet")}
        >
          {t("turn")}
        </Link>
      </div>
      {data.languages.length === 0 ? (
        <p className="text-muted">{t("neither")}</p>
      ) : (
        <>
          <ComparisonCounts
            languages={data.languages}
            here={names.here}
            there={names.there}
            shown={shown}
            onShow={show}
          />
          <section aria-label={t("chosenKind")} className="grid gap-4">
            <h2 className="text-lg font-medium first-letter:uppercase">
              {t("heading", { kind: t(`kind.${shown.kind}`), words: t(`words.${shown.kind}`, names) })}
            </h2>
            <ComparedList
              key={`${shown.kind} ${shown.language}`}
              projectId={projectId}
              runId={run.id}
              otherId={other.id}
              shown={shown}
              names={names}
              total={data.languages
                .filter(({ language }) => shown.language === null || language === shown.language)
                .reduce((sum, row) => sum + row[shown.kind], 0)}
            />
          </section>
          <p className="max-w-[72ch] text-sm text-muted">{t("note")}</p>
        </>
      )}
    </>
  );
}

/** The kind that one wants to see first: where the two contradict each other, else where they differ at all. */
function firstOf({ languages }: Comparison): ComparisonKind {
  const order = ["flipped", "changed", "gained", "lost", "same"] as const;
  return order.find((kind) => languages.some((row) => row[kind] > 0)) ?? "same";
}

function namesOf(
  run: RunName,
  other: RunName,
  { later, earlier }: { later: string; earlier: string },
): { here: string; there: string } {
  if (run.method !== other.method) return { here: methodTitle(run.method), there: methodTitle(other.method) };
  return run.createdAt >= other.createdAt ? { here: later, there: earlier } : { here: earlier, there: later };
}

function Named({ projectId, name, run }: { projectId: string; name: string; run: RunName }) {
  const t = useTranslations("run.outcome");
  const settings = useRunSettings().unusual(run);
  return (
    <div className="contents">
      <dt>
        <Link
          href={`/projects/${projectId}/runs/${run.id}`}
          className="inline-block text-accent underline first-letter:uppercase"
        >
          {name}
        </Link>
      </dt>
      <dd>
        <Time at={run.createdAt} /> · {t("pairs", { pairs: run.pairs })}
        {settings ? ` · ${settings}` : null}
      </dd>
    </div>
  );
}
