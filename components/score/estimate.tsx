"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl/react";
import type { ScoringEstimate } from "@/lib/answers";
import { Problem } from "@/lib/problem";
import type { ScoringRequest } from "@/lib/scoring";
import { useProblemText } from "../use-problem-text";
import { kinds } from "./kinds";
import { estimateQuery } from "./queries";
import { useScoreWords } from "./use-score-words";

/** What a scoring would ask, read, write and cost, before anything is paid. */
export function Estimate({ projectId, request }: { projectId: string; request: ScoringRequest | null }) {
  const t = useTranslations("score.estimate");
  const problemText = useProblemText();
  const { data, error, isFetching } = useQuery({
    ...estimateQuery(projectId, request),
    // The numbers of a moment ago stay, greyed, until those of the changed form are here.
    placeholderData: (before) => before,
  });
  if (!request) return null;
  if (error && !isFetching) {
    // What keeps it from starting is said where it is started.
    return error instanceof Problem ? null : <p className="text-sm text-muted">{problemText(error)}</p>;
  }
  if (!data) return <p className="text-sm text-muted">{t("counting")}</p>;
  return <Numbers estimate={data} request={request} stale={isFetching} />;
}

function Numbers({
  estimate,
  request,
  stale,
}: {
  estimate: ScoringEstimate;
  request: ScoringRequest;
  stale: boolean;
}) {
  const t = useTranslations("score");
  const { tokens } = useScoreWords();
  const { items, cachedItems, exact, tokensIn, tokensOut } = estimate;
  const cost = useCost(estimate, request);
  if (items === 0) {
    return (
      <p role="status" className="text-muted">
        {t("estimate.nothing")}
      </p>
    );
  }
  const amount = t(`items.${kinds[request.kind].item}`, { n: items });
  const columns = [
    {
      name: t("estimate.toDo"),
      number: exact ? amount : t("about", { amount }),
      note: cachedItems === 0 ? "" : t(`estimate.${exact ? "earlier" : "aboutEarlier"}`, { n: cachedItems }),
    },
    {
      name: t("estimate.text"),
      number: t("about", { amount: tokens(tokensIn + tokensOut) }),
      note:
        tokensOut > 0
          ? t("estimate.readWritten", { read: tokens(tokensIn), written: tokens(tokensOut) })
          : t("estimate.read"),
    },
    { name: t("estimate.cost"), ...cost },
  ];
  return (
    <dl
      data-testid="estimate"
      aria-busy={stale}
      className={`grid gap-4 border-y border-hairline py-3 sm:grid-cols-3 ${stale ? "opacity-50" : ""}`}
    >
      {columns.map(({ name, number, note }) => (
        <div key={name} className="sm:not-first:border-s sm:not-first:border-hairline sm:not-first:ps-4">
          <dt className="sr-only">{name}</dt>
          <dd className="font-medium">{number}</dd>
          {note ? <dd className="text-sm text-muted">{note}</dd> : null}
        </div>
      ))}
    </dl>
  );
}

/** What it would cost, or why nobody can say. */
function useCost({ cost, costMost }: ScoringEstimate, { endpointId }: ScoringRequest) {
  const t = useTranslations("score");
  const { money } = useScoreWords();
  if (cost === null)
    return endpointId === null
      ? { number: t("estimate.timeOnly"), note: t("estimate.here") }
      : { number: t("estimate.noPrice"), note: t("estimate.wouldTell") };
  return {
    number: cost >= 0.01 ? t("about", { amount: money(cost) }) : money(cost),
    note: costMost !== null && costMost > cost ? t("estimate.atMost", { cost: money(costMost) }) : "",
  };
}
