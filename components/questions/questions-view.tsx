"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "use-intl/react";
import type { QuestionSummary } from "@/lib/answers";
import { fetchJson } from "@/lib/fetch-json";
import { Time } from "../pairs/time";
import { Button } from "../ui/button";
import { Empty } from "../ui/empty";
import { Notice } from "../ui/notice";
import { useLanguageName } from "../use-language-name";
import { useProblemText } from "../use-problem-text";
import { questionsQuery } from "./queries";

/** What annotators have asked about pairs: open ones first, each with the way to its pair. */
export function QuestionsView({ projectId }: { projectId: string }) {
  const t = useTranslations("questions");
  const ui = useTranslations("ui");
  const problemText = useProblemText();
  const { data: questions, error, refetch } = useQuery(questionsQuery(projectId));
  if (error && !questions) {
    return (
      <Notice tone="error" title={problemText(error)}>
        <Button onClick={() => refetch()}>{ui("tryAgain")}</Button>
      </Notice>
    );
  }
  if (!questions) return null;
  if (questions.length === 0) return <Empty title={t("none")}>{t("noneText")}</Empty>;
  return (
    <ul className="max-w-3xl divide-y divide-hairline border-y border-hairline">
      {questions.map((question) => (
        <Question key={question.id} projectId={projectId} question={question} />
      ))}
    </ul>
  );
}

function Question({ projectId, question }: { projectId: string; question: QuestionSummary }) {
  const t = useTranslations("questions");
  const problemText = useProblemText();
  const languageName = useLanguageName();
  const queries = useQueryClient();
  const close = useMutation({
    mutationFn: () =>
      fetchJson(`/api/projects/${projectId}/questions/${question.id}/closure`, { method: "POST" }),
    onSettled: () => queries.invalidateQueries({ queryKey: questionsQuery(projectId).queryKey }),
  });
  const closed = question.closedAt !== null;
  return (
    <li className={`grid gap-1 py-4 ${closed ? "text-muted" : ""}`}>
      <p className="flex flex-wrap gap-x-3 text-sm text-muted">
        <bdi className="font-medium">{question.person}</bdi>
        <span>{languageName(question.language)}</span>
        <bdi className="break-all">{question.prompt}</bdi>
        <Time at={question.createdAt} />
      </p>
      <p dir="auto" className="text-md break-words whitespace-pre-wrap">
        {question.message}
      </p>
      {close.error ? <Notice tone="error" title={problemText(close.error)} /> : null}
      <p className="flex flex-wrap items-center gap-3">
        <Link href={`/projects/${projectId}/pairs/${question.pairId}`} className="text-accent underline">
          {t("look")}
        </Link>
        {closed ? (
          <span className="text-sm">{t("closed")}</span>
        ) : (
          <Button look="quiet" onClick={() => close.mutate()} disabled={close.isPending}>
            {t("close")}
          </Button>
        )}
      </p>
    </li>
  );
}
