import { useTranslations } from "use-intl/react";
import type { Histogram } from "@/lib/construct/histogram";
import type { RunPlots } from "@/lib/run-answers";
import { HistogramAxis } from "../plots/histogram-axis";
import { HistogramBars, tallestOf } from "../plots/histogram-bars";
import { TwoViews } from "../plots/two-views";
import { useLanguageOrder } from "../use-language-order";
import { useNumbers } from "../use-numbers";
import { SpreadTables } from "./spread-tables";

/** How margins and scores are spread in each language: small multiples on one axis for each kind of number. */
export function RunSpread({ base, plots }: { base: string; plots: RunPlots }) {
  const t = useTranslations("run.spread");
  const { nameOf, byName } = useLanguageOrder();
  const rows: SpreadRow[] = Object.entries(plots)
    .map(([language, own]) => ({ language, ...own }))
    .sort((one, other) => byName(one.language, other.language));
  if (rows.length === 0) {
    return (
      <section aria-label={t("title")} className="grid gap-2">
        <h2 className="text-lg font-medium">{t("title")}</h2>
        <p className="text-muted">{t("none")}</p>
      </section>
    );
  }
  const margins = rows.flatMap(({ margin }) => margin ?? []);
  const scores = rows.flatMap(({ chosen, rejected }) => [chosen ?? [], rejected ?? []].flat());
  return (
    <TwoViews
      title={t("title")}
      note={t("note")}
      plot={
        <div className="grid grid-cols-1 gap-x-8 gap-y-2.5 sm:grid-cols-[7rem_minmax(0,1fr)_minmax(0,1fr)]">
          <span className="max-sm:hidden" />
          <span className="text-sm text-muted max-sm:hidden">{t("margin")}</span>
          <span className="text-sm text-muted max-sm:hidden">{t("both")}</span>
          {rows.map(({ language, margin, chosen, rejected }) => (
            <div key={language} className="contents">
              <h3 className="self-end font-normal max-sm:mt-2 max-sm:font-medium">{nameOf(language)}</h3>
              <Plot
                above={margin}
                tallest={tallestOf(margins)}
                what="margin"
                language={language}
                height={44}
              />
              <Plot
                above={chosen}
                below={rejected}
                tallest={tallestOf(scores)}
                what="score"
                language={language}
                height={28}
              />
            </div>
          ))}
          <span className="max-sm:hidden" />
          <Axis of={margins[0]} />
          <Axis of={scores[0]} />
        </div>
      }
      table={<SpreadTables base={base} rows={rows} />}
    />
  );
}

export type SpreadRow = { language: string } & RunPlots[string];

function Plot({
  above,
  below,
  tallest,
  what,
  language,
  height,
}: {
  above: Histogram | null;
  below?: Histogram | null;
  tallest: number;
  what: "margin" | "score";
  language: string;
  height: number;
}) {
  const t = useTranslations("run.spread");
  const { nameOf } = useLanguageOrder();
  const { score } = useNumbers();
  if (!above)
    return (
      <p className="self-end text-sm text-faint">{what === "margin" ? t("noMargins") : t("noScores")}</p>
    );
  const words = below
    ? t("medians", { n: above.n, chosen: score(above.median), rejected: score(below.median) })
    : t("median", { n: above.n, median: score(above.median) });
  const out = above.below + above.above + (below ? below.below + below.above : 0);
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap justify-between gap-x-3 text-xs text-muted">
        <span className="sm:hidden">{what === "margin" ? t("margin") : t("bothShort")}</span>
        <span>{words}</span>
        {out > 0 ? <span>{t("beyond", { n: out })}</span> : null}
      </p>
      <HistogramBars
        above={above}
        {...(what === "score" ? { below: below ?? null } : {})}
        tallest={tallest}
        height={height}
        words={t(what === "margin" ? "marginWords" : "scoreWords", {
          language: nameOf(language),
          min: score(above.min),
          max: score(above.max),
          words,
        })}
      />
      <HistogramAxis from={above.from} to={above.to} className="mt-0.5 sm:hidden" />
    </div>
  );
}

function Axis({ of }: { of: Histogram | undefined }) {
  return of ? (
    <HistogramAxis from={of.from} to={of.to} className="-mt-1.5 max-sm:hidden" />
  ) : (
    <span className="max-sm:hidden" />
  );
}
