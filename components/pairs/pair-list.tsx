"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslations } from "use-intl/react";
import type { RunCounts } from "@/lib/answers";
import { isNarrowed, queryOfFilter } from "@/lib/pair-filter";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useProblemText } from "../use-problem-text";
import { PairFilters } from "./pair-filters";
import { PairListRow } from "./pair-list-row";
import { pairsQuery } from "./queries";
import { usePairFilter } from "./use-pair-filter";

/** The pairs of a run: narrowed by a sentence, walked through with the arrow keys, opened with Enter. */
export function PairList({
  projectId,
  runId,
  languages,
}: {
  projectId: string;
  runId: string;
  /** The run's counts by language. */
  languages: RunCounts;
}) {
  const t = useTranslations();
  const problemText = useProblemText();
  const [filter, change] = usePairFilter();
  const list = useRef<HTMLOListElement>(null);
  const {
    data,
    error,
    isPending,
    isPlaceholderData,
    hasNextPage,
    isFetchingNextPage,
    fetchNextPage,
    refetch,
  } = useInfiniteQuery({ ...pairsQuery(projectId, runId, filter), placeholderData: keepPreviousData });
  const pairs = data?.pages.flatMap(({ pairs }) => pairs) ?? [];

  const move = (from: number, by: number) => {
    const links = list.current?.querySelectorAll<HTMLAnchorElement>("a[data-row]");
    links?.[from + by]?.focus();
    if (by > 0 && from + by >= pairs.length - 5 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  };

  return (
    <section aria-label={t("pairs.list.label")} className="grid gap-4">
      <PairFilters counts={languages} filter={filter} onChange={change} />
      {error && !data ? (
        <Notice tone="error" title={problemText(error)}>
          <Button onClick={() => refetch()}>{t("ui.tryAgain")}</Button>
        </Notice>
      ) : null}
      {isPending ? <p className="text-muted">{t("pairs.readingPairs")}</p> : null}
      {data && pairs.length === 0 ? (
        <p className="border-y border-hairline py-8 text-muted">
          {isNarrowed(filter) ? t("pairs.list.noneLike") : t("pairs.list.none")}
        </p>
      ) : null}
      {pairs.length > 0 ? (
        <div className={isPlaceholderData ? "opacity-60" : ""}>
          <div
            aria-hidden="true"
            className="grid grid-cols-[1fr_1.25fr_1.25fr_5rem] gap-x-6 border-b border-hairline pb-1.5 text-sm text-muted max-lg:hidden"
          >
            <span>{t("pairs.prompt")}</span>
            <span>{t("pairs.chosen")}</span>
            <span>{t("pairs.rejected")}</span>
            <span className="text-end">{t("pairs.list.margin")}</span>
          </div>
          <ol ref={list} className="divide-y divide-hairline border-b border-hairline">
            {pairs.map((pair, index) => (
              <PairListRow
                key={pair.id}
                pair={pair}
                href={`/projects/${projectId}/pairs/${pair.id}?${queryOfFilter(filter)}`}
                onMove={(by) => move(index, by)}
              />
            ))}
          </ol>
        </div>
      ) : null}
      <div className="flex flex-wrap items-center gap-4">
        {hasNextPage ? (
          <Button onClick={() => fetchNextPage()} disabled={isFetchingNextPage}>
            {t("pairs.list.more")}
          </Button>
        ) : null}
        {error && data ? <Notice tone="error" title={problemText(error)} /> : null}
        <p role="status" className="text-sm text-muted">
          {pairs.length > 0
            ? t(hasNextPage ? "pairs.list.shown" : "pairs.list.all", { n: pairs.length })
            : ""}
        </p>
      </div>
    </section>
  );
}
