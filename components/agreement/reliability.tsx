import { useTranslations } from "use-intl/react";
import type { AgreementMargins } from "@/lib/agreement-answers";
import { Axes, Whisker } from "../plots/axes";
import { Figure } from "../plots/figure";
import { useNumbers } from "../use-numbers";

/** Said against seen: a method that knows itself stays on the diagonal. */
export function Reliability({ margins: { calibration, auc } }: { margins: AgreementMargins }) {
  const t = useTranslations("agreement.reliability");
  const m = useTranslations("agreement");
  const u = useTranslations("ui");
  const { share, tick } = useNumbers();
  const bins = calibration?.bins ?? [];
  const [low, high] = auc.interval ?? [];
  const facts = [
    calibration?.ece == null ? null : t("error", { ece: share(calibration.ece) }),
    auc.value === null
      ? null
      : low === undefined || high === undefined
        ? t("aucAlone", { value: share(auc.value) })
        : t("auc", { value: share(auc.value), low: share(low), high: share(high) }),
  ].filter((fact) => fact !== null);
  const axis = { from: 0, to: 1, words: tick };
  return (
    <Figure
      title={t("title")}
      note={t("note")}
      file="reliability"
      columns={[
        { title: t("x"), numeric: true },
        { title: t("y"), numeric: true },
        { title: "[", numeric: true },
        { title: "]", numeric: true },
        { title: "n", numeric: true },
      ]}
      rows={bins.map(({ said, seen, interval, n }) => [
        { value: said, shown: share(said) },
        { value: seen, shown: share(seen) },
        { value: interval?.[0] ?? null, shown: interval ? share(interval[0]) : "" },
        { value: interval?.[1] ?? null, shown: interval ? share(interval[1]) : "" },
        { value: n },
      ])}
    >
      {bins.length === 0 ? (
        <p className="text-muted">{u("notEnoughData")}</p>
      ) : (
        <>
          <Axes
            x={{ ...axis, label: t("x") }}
            y={{ ...axis, label: t("y") }}
            words={[t("title"), ...facts].join(". ")}
          >
            {({ x, y }) => (
              <>
                <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} stroke="var(--outline)" strokeDasharray="4 4" />
                {bins.map(({ said, seen, interval, n }) => (
                  <Whisker
                    key={said}
                    x={x(said)}
                    y={y(seen)}
                    low={y(interval?.[0] ?? seen)}
                    high={y(interval?.[1] ?? seen)}
                    title={`${share(said)}: ${share(seen)}, ${m("sample", { n })}`}
                  />
                ))}
              </>
            )}
          </Axes>
          <p className="text-sm text-muted">
            {[...facts, m("sample", { n: calibration?.n ?? 0 })].join(" · ")}
          </p>
        </>
      )}
    </Figure>
  );
}
