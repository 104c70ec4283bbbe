import Link from "next/link";
import { useTranslations } from "use-intl/react";
import type { Agreement, AgreementFacet } from "@/lib/agreement-answers";
import type { AgreementFilter } from "@/lib/agreement-filter";
import { queryOfFilter } from "@/lib/pair-filter";
import { ScrollRegion } from "../ui/scroll-region";
import { VerdictBar } from "../ui/verdict-bar";
import { useFlagWords } from "../use-flag-words";
import { Told } from "./languages";

/** By task, lengths, flags and origin, the least agreement first; each line opens the pairs that it is about. */
export function AgreementFacets({
  projectId,
  page: { facets, runs },
  filter,
}: {
  projectId: string;
  page: Agreement;
  filter: AgreementFilter;
}) {
  const t = useTranslations("agreement.facets");
  const table = useTranslations("agreement.table");
  const flags = useFlagWords();
  const rows = facets
    .filter(({ rate }) => rate.value !== null)
    .sort((a, b) => (a.rate.interval?.[1] ?? 1) - (b.rate.interval?.[1] ?? 1));
  if (rows.length === 0) return null;
  const wordsOf = ({ facet, value }: AgreementFacet) =>
    facet === "flag"
      ? value === "none"
        ? t("noFlag")
        : flags.name(value)
      : isValue(value)
        ? t(value)
        : value;
  const [run] = runs;
  const hrefOf = ({ facet, value }: AgreementFacet) =>
    run && runs.length === 1
      ? `/projects/${projectId}/runs/${run.id}?${queryOfFilter({
          ...(filter.languages?.length === 1 && { language: filter.languages[0] }),
          [facet]: value,
          decided: "yes",
          sort: "made",
        })}#pairs`
      : null;
  return (
    <section aria-label={t("title")} className="grid gap-3">
      <h2 className="text-lg font-medium">{t("title")}</h2>
      <p className="max-w-[72ch] text-muted">
        {t("note")} {filter.annotators || filter.from || filter.to ? t("narrow") : null}
      </p>
      <ScrollRegion aria-label={t("title")}>
        <table className="border-collapse">
          <thead>
            <tr className="border-b border-hairline">
              <th scope="col" className="py-2 pe-6 text-start text-sm font-normal text-muted">
                {t("facet")}
              </th>
              <th scope="col" className="py-2 pe-6 text-start text-sm font-normal text-muted">
                {t("rate")}
              </th>
              <th scope="col" className="py-2 pe-6 text-start text-sm font-normal text-muted">
                {table("verdicts")}
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-hairline">
            {rows.map((row) => {
              const href = hrefOf(row);
              const name = (
                <>
                  <span className="text-muted">{t(row.facet)}</span> {wordsOf(row)}
                </>
              );
              return (
                <tr key={`${row.facet} ${row.value}`} className="align-baseline">
                  <th scope="row" className="py-2 pe-6 text-start font-normal">
                    {href ? (
                      <Link
                        href={href}
                        prefetch={false}
                        aria-label={t("open", { facet: t(row.facet), value: wordsOf(row) })}
                        className="underline decoration-outline hover:text-accent"
                      >
                        {name}
                      </Link>
                    ) : (
                      name
                    )}
                  </th>
                  <td className="py-2 pe-6 whitespace-nowrap">
                    <Told statistic={row.rate} />
                  </td>
                  <td className="py-2 pe-6">
                    <VerdictBar {...row} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

const values = [
  "general",
  "math",
  "code",
  "choice",
  "longer",
  "similar",
  "shorter",
  "native",
  "translated",
] as const;

function isValue(value: string): value is (typeof values)[number] {
  return (values as readonly string[]).includes(value);
}
