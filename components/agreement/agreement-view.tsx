"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "use-intl/react";
import type { Agreement } from "@/lib/agreement-answers";
import { buttonClass } from "../ui/button";
import { Empty } from "../ui/empty";
import { AgreementAnnotators } from "./annotators";
import { AgreementAudit } from "./audit";
import { AgreementFacets } from "./facets";
import { AgreementFilters } from "./filters";
import { AgreementHeadline } from "./headline";
import { AgreementLanguages } from "./languages";
import { MarginPlots } from "./margin-plots";
import { AgreementMeetings } from "./meetings";
import { AgreementModes } from "./modes";
import { agreementQuery } from "./queries";
import { AgreementSources } from "./sources";
import { useAgreementFilter } from "./use-agreement-filter";

/** How far a method can be trusted, in each language: a sentence first, then what it stands on. */
export function AgreementView({
  projectId,
  initial,
  initialQuery,
}: {
  projectId: string;
  initial: Agreement;
  initialQuery: string;
}) {
  const t = useTranslations("agreement");
  const format = useFormatter();
  const [filter, change] = useAgreementFilter();
  const query = agreementQuery(projectId, filter);
  const { data } = useQuery({
    ...query,
    ...(query.queryKey[2] === initialQuery && { initialData: initial }),
  });
  const page = data ?? initial;
  if (page.choices.runs.length === 0) {
    return (
      <Empty
        title={t("empty.title")}
        action={
          <Link href={`/projects/${projectId}/review`} className={buttonClass("primary")}>
            {t("empty.action")}
          </Link>
        }
      >
        {t("empty.text")}
      </Empty>
    );
  }
  const time = format.dateTime(new Date(page.asOf), { dateStyle: "medium", timeStyle: "short" });
  const { accepted, swapped, rejected } = page.all;
  const [run] = page.runs;
  const judged = accepted + swapped + rejected > 0;
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {judged ? <AgreementHeadline page={page} /> : <p className="text-lg">{t("none")}</p>}
        <AgreementFilters page={page} filter={filter} onChange={change} />
        <p role="status" className="text-sm text-muted">
          {page.waiting > 0 ? t("waiting", { time, n: page.waiting }) : t("asOf", { time })}
        </p>
      </div>
      {judged ? (
        <>
          <AgreementLanguages page={page} />
          <MarginPlots projectId={projectId} page={page} />
          {run && page.runs.length === 1 ? (
            <AgreementAudit projectId={projectId} runId={run.id} />
          ) : (
            <p className="text-muted">{t("audit.several")}</p>
          )}
          <AgreementFacets projectId={projectId} page={page} filter={filter} />
          <AgreementModes modes={page.modes} />
          <AgreementMeetings page={page} />
          <AgreementAnnotators annotators={page.annotators} />
          <AgreementSources />
        </>
      ) : null}
    </>
  );
}
