"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "use-intl/react";
import { fetchJson } from "@/lib/fetch-json";
import type { ResponseCounts, ResponseListPage } from "@/lib/pair-answers";
import { queryOfResponses, type ResponseFilter } from "@/lib/response-filter";
import { Button, buttonClass } from "../ui/button";
import { Empty } from "../ui/empty";
import { Notice } from "../ui/notice";
import { useProblemText } from "../use-problem-text";
import { FlagTable } from "./flag-table";
import { ResponseFilters } from "./response-filters";
import { ResponseListRow } from "./response-list-row";
import { useResponseFilter } from "./use-response-filter";

/** All responses of a project, by language, flag and model; each opens in place. */
export function ResponsesView({ projectId, counts }: { projectId: string; counts: ResponseCounts }) {
  const t = useTranslations("responses");
  const [filter, change] = useResponseFilter();
  if (counts.languages.every(({ responses }) => responses === 0)) {
    return (
      <Empty
        title={t("empty")}
        action={
          <Link href={`/projects/${projectId}/import`} className={buttonClass("primary")}>
            {t("import")}
          </Link>
        }
      >
        {t("emptyText")}
      </Empty>
    );
  }
  return (
    <>
      <FlagTable counts={counts} filter={filter} onChoose={change} />
      <section aria-label={t("title")} className="grid gap-4">
        <ResponseFilters counts={counts} filter={filter} onChange={change} />
        <List projectId={projectId} filter={filter} />
      </section>
    </>
  );
}

function List({ projectId, filter }: { projectId: string; filter: ResponseFilter }) {
  const t = useTranslations("responses.list");
  const ui = useTranslations("ui");
  const problemText = useProblemText();
  const query = queryOfResponses(filter);
  const {
    data,
    error,
    isPending,
    isPlaceholderData,
    hasNextPage,
    isFetchingNextPage,
    fetchNextPage,
    refetch,
  } = useInfiniteQuery({
    queryKey: ["responses", projectId, query],
    queryFn: ({ signal, pageParam }) =>
      fetchJson<ResponseListPage>(`/api/projects/${projectId}/responses?${query}&after=${pageParam}`, {
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
  const responses = data?.pages.flatMap(({ responses }) => responses) ?? [];
  if (error && !data) {
    return (
      <Notice tone="error" title={problemText(error)}>
        <Button onClick={() => refetch()}>{ui("tryAgain")}</Button>
      </Notice>
    );
  }
  if (isPending) return <p className="text-muted">{t("reading")}</p>;
  if (responses.length === 0) {
    return <p className="border-y border-hairline py-8 text-muted">{t("none")}</p>;
  }
  return (
    <>
      <ol
        className={`divide-y divide-hairline border-y border-hairline ${isPlaceholderData ? "opacity-60" : ""}`}
      >
        {responses.map((response) => (
          <ResponseListRow key={response.id} projectId={projectId} response={response} />
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-4">
        {hasNextPage ? (
          <Button onClick={() => fetchNextPage()} disabled={isFetchingNextPage}>
            {t("more")}
          </Button>
        ) : null}
        {error ? <Notice tone="error" title={problemText(error)} /> : null}
        <p role="status" className="text-sm text-muted">
          {t(hasNextPage ? "shown" : "allShown", { n: responses.length })}
        </p>
      </div>
    </>
  );
}
