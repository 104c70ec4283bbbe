"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useFormatter, useLocale, useTranslations } from "use-intl/react";
import { type SiblingCell, type SiblingRow, type SiblingRun, saidBy } from "@/lib/review/siblings";
import { ReadingText } from "../text/reading-text";
import { Button } from "../ui/button";
import { Empty } from "../ui/empty";
import { Select } from "../ui/field";
import { Notice } from "../ui/notice";
import { ScrollRegion } from "../ui/scroll-region";
import { useLanguageName } from "../use-language-name";
import { useProblemText } from "../use-problem-text";
import { siblingsQuery } from "./queries";
import { SendSiblings } from "./send-siblings";
import { VerdictNumbers } from "./verdict-counts";

/** Where people say different things of the same prompt in different languages, the most split first. */
export function SiblingsView({
  projectId,
  runs,
  runId,
}: {
  projectId: string;
  runs: readonly SiblingRun[];
  runId: string;
}) {
  const t = useTranslations("siblings");
  const format = useFormatter();
  const router = useRouter();
  const problemText = useProblemText();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    siblingsQuery(projectId, runId),
  );
  const [first] = data?.pages ?? [];
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <p className="max-w-[70ch] text-md text-muted">{t("lead")}</p>
        {runs.length > 1 ? (
          <Select
            label={t("run")}
            value={runId}
            onChange={({ target }) => router.push(`/projects/${projectId}/siblings?run=${target.value}`)}
          >
            {runs.map(({ id, title, createdAt, differing }) => (
              <option key={id} value={id}>
                {t("runOption", {
                  title,
                  date: format.dateTime(new Date(createdAt), { dateStyle: "medium" }),
                  n: differing,
                })}
              </option>
            ))}
          </Select>
        ) : null}
      </div>
      {error ? (
        <Notice tone="error" title={problemText(error)}>
          <Button className="mt-2" onClick={() => void refetch()}>
            {t("retry")}
          </Button>
        </Notice>
      ) : null}
      {first && rows.length === 0 ? <Empty title={t("agreed")}>{t("agreedText")}</Empty> : null}
      {first && rows.length > 0 ? (
        <Table projectId={projectId} runId={runId} languages={first.languages} rows={rows} />
      ) : null}
      {hasNextPage ? (
        <Button
          className="justify-self-start"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t("more")}
        </Button>
      ) : null}
    </>
  );
}

function Table({
  projectId,
  runId,
  languages,
  rows,
}: {
  projectId: string;
  runId: string;
  languages: readonly string[];
  rows: readonly SiblingRow[];
}) {
  const t = useTranslations("siblings");
  const nameOf = useLanguageName();
  const { compare } = new Intl.Collator(useLocale());
  const columns = languages.toSorted((one, other) => compare(nameOf(one), nameOf(other)));
  return (
    <ScrollRegion aria-label={t("matrix")}>
      <table aria-label={t("matrix")} className="w-full border-collapse">
        <thead>
          <tr className="border-b border-hairline align-bottom">
            <th
              scope="col"
              className="sticky start-0 bg-paper py-2 pe-6 text-start text-sm font-normal text-muted"
            >
              {t("prompt")}
            </th>
            <th scope="col" className="py-2 pe-6 text-start text-sm font-normal text-muted">
              {t("review")}
            </th>
            {columns.map((language) => (
              <th key={language} scope="col" className="px-3 py-2 text-start text-sm font-normal text-muted">
                {nameOf(language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-hairline">
          {rows.map((row) => (
            <tr key={row.promptId} className="align-top" data-testid="sibling-row">
              <th
                scope="row"
                className="sticky start-0 min-w-56 bg-paper py-3 pe-5 text-start font-normal max-sm:min-w-40"
              >
                <ReadingText
                  text={row.prompt}
                  language={row.promptLanguage}
                  className="line-clamp-2 break-words [--reading-scale:0.84]"
                />
                <bdi className="block text-sm break-words text-muted">{row.promptKey}</bdi>
                <span className="block text-sm text-muted">
                  {t("dissent", { n: row.dissent, judged: row.judged })}
                </span>
              </th>
              <td className="py-3 pe-6">
                <SendSiblings
                  projectId={projectId}
                  runId={runId}
                  promptId={row.promptId}
                  promptKey={row.promptKey}
                />
              </td>
              {columns.map((language) => (
                <Cell
                  key={language}
                  projectId={projectId}
                  language={nameOf(language)}
                  cell={row.cells[language]}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const edges = {
  accept: "before:bg-accept",
  swap: "before:bg-swap",
  reject: "before:bg-reject",
  divided: "before:bg-outline",
};

/** What a language says, as a word and by its numbers; it opens the pair. */
function Cell({
  projectId,
  language,
  cell,
}: {
  projectId: string;
  language: string;
  cell: SiblingCell | undefined;
}) {
  const t = useTranslations("siblings");
  const [pairId] = cell?.pairIds ?? [];
  const says = cell ? saidBy(cell.verdicts) : null;
  return (
    <td
      className={`relative h-px p-0 ${says === null ? "" : `before:absolute before:inset-y-0 before:start-0 before:w-0.5 ${edges[says]}`}`}
    >
      {cell && pairId !== undefined ? (
        <Link
          href={`/projects/${projectId}/pairs/${pairId}`}
          title={language}
          className="grid h-full min-h-11 content-start gap-0.5 px-3 py-3 no-underline hover:bg-sunken"
        >
          <span className="sr-only">{language}: </span>
          {says === null ? (
            <Nothing words={t("cell.unjudged")} />
          ) : (
            <>
              <span className="whitespace-nowrap">{t(`cell.${says}`)}</span>
              <span className="text-sm">
                <VerdictNumbers counts={cell.verdicts} />
              </span>
              {cell.waiting ? (
                <span className="text-sm whitespace-nowrap text-muted">{t("cell.waiting")}</span>
              ) : null}
            </>
          )}
        </Link>
      ) : (
        <span className="block px-3 py-3">
          <Nothing words={t("cell.none")} sign="∅" />
        </span>
      )}
    </td>
  );
}

/** Most cells of a young project say nothing: a dot keeps those that do in sight. */
function Nothing({ words, sign = "·" }: { words: string; sign?: string }) {
  return (
    <span title={words} className="text-faint">
      <span aria-hidden="true">{sign}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
