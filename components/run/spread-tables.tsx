import Link from "next/link";
import { useTranslations } from "use-intl/react";
import { edgesOf, type Histogram } from "@/lib/construct/histogram";
import { ScrollRegion } from "../ui/scroll-region";
import { useLanguageName } from "../use-language-name";
import { useNumbers } from "../use-numbers";
import type { SpreadRow } from "./run-spread";

const kinds = ["margin", "chosen", "rejected"] as const;
type Kind = (typeof kinds)[number];

/** The same numbers as the plots: what each language has, then how many pairs lie in each bin. */
export function SpreadTables({ base, rows }: { base: string; rows: readonly SpreadRow[] }) {
  return kinds.map((kind) => <KindTable key={kind} base={base} kind={kind} rows={rows} />);
}

const cell = "py-1 ps-5 first:ps-0 text-end whitespace-nowrap";

function KindTable({ base, kind, rows }: { base: string; kind: Kind; rows: readonly SpreadRow[] }) {
  const t = useTranslations("run");
  const numbers = useNumbers();
  const languageName = useLanguageName();
  const columns = rows.flatMap((row) =>
    row[kind] ? [{ language: row.language, histogram: row[kind] }] : [],
  );
  const [first] = columns;
  if (!first) return null;
  const { from, to, counts } = first.histogram;
  const summaries: [string, (of: Histogram) => string][] = [
    [t("pairs"), ({ n }) => numbers.count(n)],
    [t("spread.smallest"), ({ min }) => numbers.score(min)],
    [t("spread.medianRow"), ({ median }) => numbers.score(median)],
    [t("spread.largest"), ({ max }) => numbers.score(max)],
  ];
  return (
    <ScrollRegion aria-label={t(`spread.${kind}`)}>
      <table className="border-collapse text-sm">
        <caption className="pb-2 text-start font-medium">{t(`spread.${kind}`)}</caption>
        <thead>
          <tr className="border-b border-hairline text-muted">
            <th className={`${cell} text-start font-normal`}>{t("spread.fromTo")}</th>
            {columns.map(({ language }) => (
              <th key={language} className={`${cell} font-normal`}>
                {languageName(language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {summaries.map(([name, of]) => (
            <tr key={name}>
              <th scope="row" className={`${cell} text-start font-normal text-muted`}>
                {name}
              </th>
              {columns.map(({ language, histogram }) => (
                <td key={language} className={cell}>
                  {of(histogram)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tbody className="border-t border-hairline">
          {counts.map((_, bin) => {
            const [lower, upper] = edgesOf({ from, to, bins: counts.length }, bin);
            return (
              <tr key={lower}>
                <th scope="row" className={`${cell} text-start font-normal text-muted`}>
                  {t("spread.bin", { from: numbers.tick(lower), to: numbers.tick(upper) })}
                </th>
                {columns.map(({ language, histogram }) => (
                  <td key={language} className={cell}>
                    <Count
                      n={histogram.counts[bin] ?? 0}
                      href={
                        kind === "margin"
                          ? `${base}?language=${language}&from=${lower}&to=${upper}#pairs`
                          : undefined
                      }
                    />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Count({ n, href }: { n: number; href: string | undefined }) {
  const { count } = useNumbers();
  if (n === 0) return <span className="text-faint">0</span>;
  return href ? <Link href={href}>{count(n)}</Link> : count(n);
}
