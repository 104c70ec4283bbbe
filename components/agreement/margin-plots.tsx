import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl/react";
import type { Agreement } from "@/lib/agreement-answers";
import { AgreementByDay } from "./by-day";
import { MarginHistogram } from "./margin-histogram";
import { auditQuery } from "./queries";
import { Reliability } from "./reliability";
import { RiskCoverage } from "./risk-coverage";

/** What the method's own score is worth; only for one run, whose margins are in one unit. */
export function MarginPlots({
  projectId,
  page: { margins, runs, languages, days },
}: {
  projectId: string;
  page: Agreement;
}) {
  const t = useTranslations("agreement.margins");
  const [run] = runs;
  const { data } = useQuery({ ...auditQuery(projectId, run?.id ?? ""), enabled: margins !== null });
  const valid = data?.certificates.find(({ expired }) => expired === null);
  // A threshold is one language's: among several it has no one place on the curve.
  const [only, another] = languages;
  const certified = only && !another ? (valid?.languages[only.language]?.threshold ?? null) : null;
  if (!margins) {
    return (
      <>
        <p className="text-muted">{runs.length > 1 ? t("several") : t("none")}</p>
        <AgreementByDay days={days} />
      </>
    );
  }
  return (
    <div className="grid gap-x-10 gap-y-10 lg:grid-cols-2">
      <Reliability margins={margins} />
      <RiskCoverage margins={margins} certified={certified} />
      <MarginHistogram bins={margins.bins} />
      <AgreementByDay days={days} />
    </div>
  );
}
