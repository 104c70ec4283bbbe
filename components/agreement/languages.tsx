import { useTranslations } from "use-intl/react";
import type { Statistic } from "@/lib/agreement/statistic";
import type { Agreement, AgreementRow } from "@/lib/agreement-answers";
import { ScrollRegion } from "../ui/scroll-region";
import { Share } from "../ui/share";
import { VerdictBar } from "../ui/verdict-bar";
import { useLanguageOrder } from "../use-language-order";
import { useNumbers } from "../use-numbers";

const head = "py-2 pe-4 text-start text-sm font-normal text-muted";
const cell = "py-2.5 pe-4 whitespace-nowrap";

/** People and method beside people and people, their ceiling: a line for each language. */
export function AgreementLanguages({ page: { languages, all } }: { page: Agreement }) {
  const t = useTranslations("agreement.table");
  const { nameOf, byName } = useLanguageOrder();
  const rows = languages.toSorted((a, b) => byName(a.language, b.language));
  return (
    <section className="grid gap-3" aria-label={t("title")}>
      <h2 className="text-lg font-medium">{t("title")}</h2>
      <ScrollRegion aria-label={t("title")}>
        <table className="w-full border-collapse">
          <thead>
            <tr className="border-b border-hairline">
              {(["language", "verdicts", "method", "people", "alpha", "ac1"] as const).map((column) => (
                <th key={column} scope="col" className={head}>
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-hairline">
            {rows.map((row) => (
              <Row key={row.language} row={row} name={nameOf(row.language)} />
            ))}
            {rows.length > 1 ? <Row row={all} name={t("all")} /> : null}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="max-w-[80ch] text-sm text-muted">{t("note")}</p>
    </section>
  );
}

function Row({ row, name }: { row: AgreementRow; name: string }) {
  return (
    <tr className="align-baseline" data-testid={`agreement-${row.language}`}>
      <th scope="row" className={`${cell} text-start font-medium`}>
        {name}
      </th>
      <td className={cell}>
        <VerdictBar {...row} />
      </td>
      <td className={cell}>
        <Told statistic={row.method} />
      </td>
      <td className={cell}>
        <Told statistic={row.people?.percent} />
      </td>
      <td className={cell}>
        <Coefficient statistic={row.people?.alpha} />
      </td>
      <td className={cell}>
        <Coefficient statistic={row.people?.ac1} />
      </td>
    </tr>
  );
}

/** A share that a statistic is, with its interval and n. */
export function Told({ statistic }: { statistic: Statistic | undefined }) {
  return (
    <Share value={statistic?.value ?? null} interval={statistic?.interval ?? null} n={statistic?.n ?? 0} />
  );
}

/** A coefficient may be below zero: in figures, with its interval. */
export function Coefficient({ statistic }: { statistic: Statistic | undefined }) {
  const t = useTranslations("ui");
  const { share } = useNumbers();
  if (!statistic || statistic.value === null) return <span className="text-faint">{t("notEnoughData")}</span>;
  const [low, high] = statistic.interval ?? [];
  return (
    <span className="tabular-nums">
      {share(statistic.value)}{" "}
      {low !== undefined && high !== undefined ? (
        <span className="block text-xs text-muted">
          [{share(low)}, {share(high)}]
        </span>
      ) : null}
    </span>
  );
}
