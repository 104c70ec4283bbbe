"use client";

import { useTranslations } from "use-intl/react";
import type { PairPage, RankedResponse } from "@/lib/pair-answers";
import { useNumbers } from "../use-numbers";
import { FlagList } from "./flag-list";
import { FullResponse, useOpened } from "./full-response";
import { ScoreDot } from "./score-dot";
import { TextStart } from "./text-start";

/** Every response that the method could choose from, best first; each opens in place. */
export function RankingTable({ projectId, pair }: { projectId: string; pair: PairPage }) {
  const t = useTranslations("pairs.ranking");
  const { responses, ranked, moreResponses, language } = pair;
  const scores = responses.flatMap(({ score }) => (score === null ? [] : [score]));
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  return (
    <section className="grid gap-3">
      <h2 className="text-lg font-medium">{ranked ? t("title") : t("unranked")}</h2>
      {ranked ? null : <p className="text-muted">{t("noRanking")}</p>}
      <ol className="divide-y divide-hairline border-y border-hairline">
        {responses.map((response) => (
          <Row
            key={response.id}
            projectId={projectId}
            language={language}
            response={response}
            side={
              response.id === pair.chosen.id ? "chosen" : response.id === pair.rejected.id ? "rejected" : null
            }
            range={scores.length > 1 && high > low ? [low, high] : null}
          />
        ))}
      </ol>
      {moreResponses > 0 ? <p className="text-sm text-muted">{t("more", { n: moreResponses })}</p> : null}
    </section>
  );
}

function Row({
  projectId,
  language,
  response,
  side,
  range,
}: {
  projectId: string;
  language: string;
  response: RankedResponse;
  side: "chosen" | "rejected" | null;
  range: [number, number] | null;
}) {
  const t = useTranslations("pairs");
  const numbers = useNumbers();
  const { id, key, model, start, length, flags, rank, score } = response;
  const { opened, toggle } = useOpened();
  return (
    <li
      className="grid grid-cols-[2rem_1fr] gap-x-4 gap-y-2 py-2.5 sm:grid-cols-[2rem_9.5rem_1fr]"
      data-testid="ranked"
    >
      <span className="text-end">
        {rank === null ? (
          <span className="text-faint">–</span>
        ) : (
          <>
            <span className="sr-only">{t("rank", { rank })}</span>
            <span aria-hidden="true">{numbers.count(rank)}</span>
          </>
        )}
      </span>
      <span className="flex items-center gap-3 self-start max-sm:justify-between">
        {score === null ? <span className="text-faint">{t("noScore")}</span> : numbers.score(score)}
        {score !== null && range ? <ScoreDot value={score} range={range} /> : null}
      </span>
      <div className="grid gap-1 max-sm:col-start-2">
        <button
          type="button"
          aria-expanded={opened}
          onClick={toggle}
          className="cursor-pointer text-start hover:bg-sunken"
        >
          {opened ? (
            <span className="text-accent underline">{t("ranking.close")}</span>
          ) : (
            <TextStart text={start} language={language} />
          )}
        </button>
        <p className="flex flex-wrap gap-x-3 text-sm text-muted">
          {side === null ? null : (
            <span className={side === "chosen" ? "font-medium text-accept" : "font-medium text-ink"}>
              {t(`side.${side}`)}
            </span>
          )}
          <bdi>{key}</bdi>
          {model === null ? null : <bdi>{model}</bdi>}
          <span className="text-faint">{t("characters", { n: length })}</span>
        </p>
        <FlagList flags={flags} />
        {opened ? <FullResponse projectId={projectId} responseId={id} /> : null}
      </div>
    </li>
  );
}
