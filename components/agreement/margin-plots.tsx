import { useTranslations } from "use-intl/react";
import type { Agreement } from "@/lib/agreement-answers";
import { MarginHistogram } from "./margin-histogram";
import { Reliability } from "./reliability";
import { RiskCoverage } from "./risk-coverage";

/** What the method's own score is worth; only for one run, whose margins are in one unit. */
export function MarginPlots({ page: { margins, runs } }: { page: Agreement }) {
  const t = useTranslations("agreement.margins");
  if (!margins) return <p className="text-muted">{runs.length > 1 ? t("several") : t("none")}</p>;
  return (
    <div className="grid gap-x-10 gap-y-10 lg:grid-cols-2">
      <Reliability margins={margins} />
      <RiskCoverage margins={margins} />
      <MarginHistogram bins={margins.bins} />
    </div>
  );
}
