import Link from "next/link";
import { useTranslations } from "use-intl/react";
import type { RunCounts } from "@/lib/answers";
import { inkFills, restFill, solidInk } from "../plots/ink";
import { type Part, StackedBars, Swatch } from "../plots/stacked-bars";
import { ScrollRegion } from "../ui/scroll-region";
import { useLanguageOrder } from "../use-language-order";
import { useNumbers } from "../use-numbers";
import { useSkipWords } from "../use-skip-words";

/** What became of the prompts of each language: one bar of pairs and reasons; its legend is the table of all counts. */
export function RunLanguages({ base, counts }: { base: string; counts: RunCounts }) {
  const t = useTranslations("run.languages");
  const { nameOf, byName } = useLanguageOrder();
  const { sentence } = useSkipWords();
  const languages = Object.keys(counts).sort(byName);
  if (languages.length === 0) return null;
  const reasons = reasonsOf(counts);
  const own = reasons.slice(0, inkFills.length);
  const parts: Part[] = [
    { key: paired, title: t("gavePair"), fill: solidInk },
    ...own.map((reason, at) => ({ key: reason, title: sentence(reason), fill: inkFills[at] ?? restFill })),
    { key: rest, title: t("rarer"), fill: restFill },
  ];
  const rows = languages.map((language) => {
    const { prompts = 0, pairs = 0, skips = {} } = { ...counts[language] };
    const skipped = sum(Object.values(skips));
    const rarer = sum(reasons.slice(inkFills.length).map((reason) => skips[reason] ?? 0));
    return {
      key: language,
      name: <Link href={`${base}?language=${language}#pairs`}>{nameOf(language)}</Link>,
      parts: { ...skips, [paired]: prompts - skipped, [rest]: rarer },
      words: t.rich("of", {
        pairs,
        prompts,
        ink: (words) => <span className="text-ink">{words}</span>,
      }),
    };
  });
  return (
    <section id="languages" aria-labelledby="languages-title" className="grid scroll-mt-6 gap-5">
      <h2 id="languages-title" className="text-lg font-medium">
        {t("title")}
      </h2>
      <StackedBars parts={parts} rows={rows} />
      <ScrollRegion aria-label={t("label")}>
        <table className="w-full border-collapse text-sm">
          <thead>
            <tr className="border-b border-hairline">
              <th className={`${head} text-start`}>{t("became")}</th>
              <th className={head}>{t("all")}</th>
              {languages.map((language) => (
                <th key={language} className={head}>
                  {nameOf(language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-hairline">
            <Row words={t("aPair")} fill={solidInk} of={(row) => row?.parts[paired] ?? 0} rows={rows} />
            {reasons.map((reason, at) => (
              <Row
                key={reason}
                words={sentence(reason)}
                fill={inkFills[at] ?? restFill}
                of={(row) => row?.parts[reason] ?? 0}
                rows={rows}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

/** Keys of parts that are no reasons. */
const paired = "paired";
const rest = "rest";
const head = "py-1.5 ps-5 first:ps-0 text-end font-normal text-muted whitespace-nowrap";

type Counted = { key: string; parts: Record<string, number> };

function Row({
  words,
  fill,
  of,
  rows,
}: {
  words: string;
  fill: string;
  of: (row: Counted | undefined) => number;
  rows: readonly Counted[];
}) {
  const { count } = useNumbers();
  return (
    <tr>
      <th scope="row" className="min-w-60 py-1.5 text-start align-top font-normal">
        <span className="flex items-start gap-3">
          <span className="mt-0.5 flex">
            <Swatch fill={fill} />
          </span>
          {words}
        </span>
      </th>
      <td className="py-1.5 ps-5 text-end align-top font-medium">{count(sum(rows.map(of)))}</td>
      {rows.map((row) => (
        <td key={row.key} className="py-1.5 ps-5 text-end align-top">
          {of(row) === 0 ? <span className="text-faint">0</span> : count(of(row))}
        </td>
      ))}
    </tr>
  );
}

/** The reasons of a run, the most frequent first. */
function reasonsOf(counts: RunCounts): string[] {
  const sums = new Map<string, number>();
  for (const { skips } of Object.values(counts)) {
    for (const [reason, n] of Object.entries(skips)) sums.set(reason, (sums.get(reason) ?? 0) + n);
  }
  return [...sums].sort(([, one], [, other]) => other - one).map(([reason]) => reason);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
