import { useTranslations } from "use-intl/react";
import type { AgreementMargins } from "@/lib/agreement-answers";
import { Axes } from "../plots/axes";
import { Figure } from "../plots/figure";
import { useNumbers } from "../use-numbers";

/** Taking pairs from the greatest margin down: how many, and how many of them are wrong. */
export function RiskCoverage({
  margins: { coverage },
  certified,
}: {
  margins: AgreementMargins;
  /** The least margin that a certificate lets through. */
  certified: number | null;
}) {
  const t = useTranslations("agreement.coverage");
  const w = useTranslations("agreement");
  const m = useTranslations("agreement.margins");
  const { share, tick, score } = useNumbers();
  const top = Math.min(
    1,
    Math.max(0.1, ...coverage.filter(({ accepted }) => accepted >= 10).map(({ interval }) => interval[1])) *
      1.05,
  );
  const shown = coverage.map((point) => ({
    ...point,
    low: Math.min(top, point.interval[0]),
    high: Math.min(top, point.interval[1]),
  }));
  const last = coverage.at(-1);
  // The curve knows margins by their bins: the certified one lies in the last bin that begins above it, or just below.
  const at = certified === null ? undefined : shown.findLast(({ threshold }) => threshold >= certified);
  return (
    <Figure
      title={t("title")}
      note={t("note")}
      file="risk-coverage"
      columns={[
        { title: m("x"), numeric: true },
        { title: t("x"), numeric: true },
        { title: t("y"), numeric: true },
        { title: "[", numeric: true },
        { title: "]", numeric: true },
        { title: "n", numeric: true },
      ]}
      rows={coverage.map(({ threshold, coverage: taken, risk, interval, accepted }) => [
        { value: threshold, shown: score(threshold) },
        { value: taken, shown: share(taken) },
        { value: risk, shown: share(risk) },
        { value: interval[0], shown: share(interval[0]) },
        { value: interval[1], shown: share(interval[1]) },
        { value: accepted },
      ])}
    >
      <Axes
        x={{ from: 0, to: 1, label: t("x"), words: tick }}
        y={{ from: 0, to: top, label: t("y"), words: tick }}
        words={[t("title"), ...(last ? [`${share(last.coverage)}: ${share(last.risk)}`] : [])].join(" ")}
      >
        {({ x, y }) => (
          <>
            <path
              d={`${shown.map(({ coverage: at, high }, i) => `${i === 0 ? "M" : "L"}${x(at)} ${y(high)}`).join("")}${shown
                .toReversed()
                .map(({ coverage: at, low }) => `L${x(at)} ${y(low)}`)
                .join("")}Z`}
              fill="color-mix(in oklch, var(--ink) 12%, var(--paper))"
            />
            <polyline
              points={shown.map(({ coverage: at, risk }) => `${x(at)},${y(Math.min(top, risk))}`).join(" ")}
              fill="none"
              stroke="var(--ink)"
              strokeWidth="1.5"
            />
            {at ? (
              <g>
                <line
                  x1={x(at.coverage)}
                  x2={x(at.coverage)}
                  y1={y(0)}
                  y2={y(top)}
                  stroke="var(--accent)"
                  strokeDasharray="3 3"
                />
                <text x={x(at.coverage) - 6} y={y(top) + 12} textAnchor="end" fill="var(--accent)">
                  {t("certified")}
                </text>
              </g>
            ) : null}
            {shown.map(({ coverage: at, risk, threshold, accepted }) => (
              <circle key={threshold} cx={x(at)} cy={y(Math.min(top, risk))} r="3" fill="var(--ink)">
                <title>{`${m("x")} ≥ ${score(threshold)}: ${share(at)}, ${share(risk)}, ${w("sample", { n: accepted })}`}</title>
              </circle>
            ))}
          </>
        )}
      </Axes>
      <p className="text-sm text-muted">{w("sample", { n: last?.accepted ?? 0 })}</p>
    </Figure>
  );
}
