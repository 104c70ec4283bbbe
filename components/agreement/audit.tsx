import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { AuditedLanguage } from "@/lib/agreement/audit-sample";
import { smallestSample } from "@/lib/agreement/certified-threshold";
import { reviewsNeeded } from "@/lib/agreement/error-rate";
import { InlineNumber } from "../pairs/inline-select";
import { ScrollRegion } from "../ui/scroll-region";
import { Share } from "../ui/share";
import { useLanguageOrder } from "../use-language-order";
import { useNumbers } from "../use-numbers";
import { Certificates } from "./certificates";
import { auditQuery } from "./queries";

const head = "py-2 pe-5 text-start text-sm font-normal text-muted";
const cell = "py-2.5 pe-5 whitespace-nowrap";

/** What random samples say of all pairs of a run, how many more reviews would say it more exactly, and what is certified. */
export function AgreementAudit({ projectId, runId }: { projectId: string; runId: string }) {
  const t = useTranslations("agreement.audit");
  const { nameOf, byName } = useLanguageOrder();
  const { count, percent } = useNumbers();
  const { data } = useQuery(auditQuery(projectId, runId));
  const [points, setPoints] = useState(3);
  if (!data) return null;
  const rows = data.languages.toSorted((a, b) => byName(a.language, b.language));
  const more = (row: AuditedLanguage) => reviewsNeeded(row, points / 100);
  const enough = (row: AuditedLanguage) => more(row) === 0 && row.n > 0;
  return (
    <section aria-label={t("title")} className="grid gap-3">
      <h2 className="text-lg font-medium">{t("title")}</h2>
      <p className="max-w-[72ch] text-muted">{rows.length === 0 ? t("none") : t("note")}</p>
      {rows.length === 0 ? null : (
        <>
          <p className="text-md">
            {t.rich("planner", {
              input: () => (
                <InlineNumber
                  key="points"
                  label={t("margin")}
                  value={points}
                  onChange={(value) => setPoints(value !== undefined && value > 0 && value < 50 ? value : 3)}
                />
              ),
            })}
          </p>
          <ScrollRegion aria-label={t("title")}>
            <table className="border-collapse">
              <thead>
                <tr className="border-b border-hairline">
                  <th scope="col" className={head}>
                    {t("language")}
                  </th>
                  <th scope="col" className={`${head} text-end`}>
                    {t("pairs")}
                  </th>
                  <th scope="col" className={`${head} text-end`}>
                    {t("audited")}
                  </th>
                  <th scope="col" className={`${head} text-end`}>
                    {t("wrong")}
                  </th>
                  <th scope="col" className={head}>
                    {t("rate")}
                  </th>
                  <th scope="col" className={head}>
                    {t("tightened")}
                  </th>
                  <th scope="col" className={`${head} text-end`}>
                    {t("more", { points: count(points) })}
                  </th>
                </tr>
              </thead>
              <tbody className="divide-y divide-hairline">
                {rows.map((row) => (
                  <tr key={row.language} className="align-baseline">
                    <th scope="row" className={`${cell} text-start font-medium`}>
                      {nameOf(row.language)}
                    </th>
                    <td className={`${cell} text-end tabular-nums`}>{count(row.size)}</td>
                    <td className={`${cell} text-end tabular-nums`}>{count(row.n)}</td>
                    <td className={`${cell} text-end tabular-nums`}>{count(row.errors)}</td>
                    <td className={cell}>
                      <Share value={row.rate.value} interval={row.rate.interval} n={row.n} />
                    </td>
                    <td className={cell}>
                      <Share
                        value={row.tightened?.tightened?.value ?? null}
                        interval={row.tightened?.tightened?.interval ?? null}
                        n={row.n}
                      />
                    </td>
                    <td className={`${cell} text-end tabular-nums`}>
                      {enough(row) ? <span className="text-muted">{t("enough")}</span> : count(more(row))}
                    </td>
                  </tr>
                ))}
                {rows.length > 1 ? (
                  <tr className="align-baseline">
                    <th scope="row" className={`${cell} text-start font-medium`}>
                      {t("all")}
                    </th>
                    <td className={`${cell} text-end tabular-nums`}>{count(data.all.size)}</td>
                    <td className={`${cell} text-end tabular-nums`}>{count(data.all.n)}</td>
                    <td className={`${cell} text-end tabular-nums`}>
                      {count(rows.reduce((sum, { errors }) => sum + errors, 0))}
                    </td>
                    <td className={cell}>
                      <Share value={data.all.value} interval={data.all.interval} n={data.all.n} />
                    </td>
                    <td />
                    <td />
                  </tr>
                ) : null}
              </tbody>
            </table>
          </ScrollRegion>
          <p className="max-w-[72ch] text-sm text-muted">
            {t("least", { target: percent(0.95), n: smallestSample(0.95, 0.05 / rows.length) })}
          </p>
        </>
      )}
      {rows.some(({ n }) => n > 0) || data.certificates.length > 0 ? (
        <Certificates projectId={projectId} runId={runId} certificates={data.certificates} />
      ) : null}
    </section>
  );
}
