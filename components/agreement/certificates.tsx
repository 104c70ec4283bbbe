import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import type { CertificateAnswer } from "@/lib/agreement-answers";
import { fetchJson } from "@/lib/fetch-json";
import { InlineNumber } from "../pairs/inline-select";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { ScrollRegion } from "../ui/scroll-region";
import { useLanguageOrder } from "../use-language-order";
import { useNumbers } from "../use-numbers";
import { useProblemText } from "../use-problem-text";
import { auditQuery } from "./queries";

type Props = { projectId: string; runId: string; certificates: readonly CertificateAnswer[] };

/** Thresholds above which pairs may be taken unseen: made on request, kept for good, and struck through once they hold no more. */
export function Certificates({ projectId, runId, certificates }: Props) {
  const t = useTranslations("agreement.certificate");
  const [target, setTarget] = useState(95);
  const [risk, setRisk] = useState(5);
  const client = useQueryClient();
  const textOf = useProblemText();
  const make = useMutation({
    mutationFn: () =>
      fetchJson(`/api/projects/${projectId}/runs/${runId}/certificates`, {
        method: "POST",
        body: { target: target / 100, risk: risk / 100 },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: auditQuery(projectId, runId).queryKey }),
  });
  const inside = (value: number | undefined, from: number, to: number, usual: number) =>
    value !== undefined && value >= from && value <= to ? value : usual;
  return (
    <div className="mt-4 grid gap-4">
      <h3 className="font-medium">{t("title")}</h3>
      <p className="max-w-[72ch] text-muted">{t("note")}</p>
      <form
        className="flex flex-wrap items-baseline gap-x-6 gap-y-2 print:hidden"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <span className="whitespace-nowrap">
          {t("target")}{" "}
          <InlineNumber
            label={t("target")}
            value={target}
            onChange={(value) => setTarget(inside(value, 50, 99.9, 95))}
          />
        </span>
        <span className="whitespace-nowrap">
          {t("risk")}{" "}
          <InlineNumber
            label={t("risk")}
            value={risk}
            onChange={(value) => setRisk(inside(value, 0.1, 50, 5))}
          />
        </span>
        <Button type="submit" look="primary" disabled={make.isPending}>
          {t("make")}
        </Button>
      </form>
      {make.error ? <Notice tone="error" title={textOf(make.error)} /> : null}
      {certificates.length === 0 ? <p className="text-muted">{t("first")}</p> : null}
      {certificates.map((certificate) => (
        <Certificate key={certificate.id} certificate={certificate} />
      ))}
    </div>
  );
}

function Certificate({ certificate }: { certificate: CertificateAnswer }) {
  const t = useTranslations("agreement.certificate");
  const columns = useTranslations("agreement.audit");
  const format = useFormatter();
  const { nameOf, byName } = useLanguageOrder();
  const { percent, score } = useNumbers();
  const day = (at: string) => format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "short" });
  const { target, risk, createdAt, createdBy, expired, languages, method, pairs, id } = certificate;
  const title = t("made", {
    target: percent(target),
    risk: percent(risk),
    date: day(createdAt),
    name: createdBy,
  });
  const head = "py-1.5 pe-6 text-start text-sm font-normal text-muted";
  return (
    <section
      aria-label={title}
      className={`grid gap-1 border-s-2 ps-4 ${expired ? "border-hairline text-muted" : "border-outline"}`}
    >
      <h4 className={expired ? "line-through" : "font-medium"}>{title}</h4>
      {expired ? <p>{t("expired", { date: day(expired.at), why: t(expired.by) })}</p> : null}
      <p className="text-sm break-all text-faint">{t("method", { method, n: pairs, id: id.slice(0, 8) })}</p>
      <ScrollRegion aria-label={title}>
        <table className="border-collapse">
          <thead>
            <tr className="border-b border-hairline">
              <th scope="col" className={head}>
                {columns("language")}
              </th>
              <th scope="col" className={head}>
                {t("from")}
              </th>
              <th scope="col" className={head}>
                {t("evidence")}
              </th>
              <th scope="col" className={head}>
                {t("takes")}
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-hairline">
            {Object.entries(languages)
              .toSorted(([a], [b]) => byName(a, b))
              .map(([language, claim]) => (
                <tr key={language} className="align-baseline">
                  <th scope="row" className="py-1.5 pe-6 text-start font-normal">
                    {nameOf(language)}
                  </th>
                  {claim.threshold === null ? (
                    <td colSpan={3} className="py-1.5 text-muted">
                      {t("nothing", { n: claim.missing })}
                    </td>
                  ) : (
                    <>
                      <td className="py-1.5 pe-6 tabular-nums">{score(claim.threshold)}</td>
                      <td className="py-1.5 pe-6 tabular-nums">
                        {t("of", { errors: claim.errors, n: claim.accepted })}
                      </td>
                      <td className="py-1.5 pe-6 tabular-nums">
                        {t("takesOf", { pairs: claim.pairs, size: claim.size })}
                      </td>
                    </>
                  )}
                </tr>
              ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
