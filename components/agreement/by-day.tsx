import { useFormatter, useTranslations } from "use-intl/react";
import { wilson } from "@/lib/agreement/wilson";
import type { Agreement } from "@/lib/agreement-answers";
import { Axes, Whisker } from "../plots/axes";
import { Figure } from "../plots/figure";
import { useNumbers } from "../use-numbers";

const dayMs = 86_400_000;
const mostPoints = 45;

/** Whether agreement drifts: a point for each day, or for each week where days are many. */
export function AgreementByDay({ days }: { days: Agreement["days"] }) {
  const t = useTranslations("agreement.days");
  const m = useTranslations("agreement");
  const { share, tick } = useNumbers();
  const format = useFormatter();
  const points = pointsOf(days);
  if (points.length < 2) return null;
  const at = points.map((point) => point.time);
  const [first, last] = [Math.min(...at), Math.max(...at)];
  const words = (time: number) =>
    format.dateTime(new Date(time), { month: "short", day: "numeric", timeZone: "UTC" });
  const step = Math.max(1, Math.ceil((last - first) / dayMs / 5)) * dayMs;
  const ticks = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => first + i * step);
  return (
    <Figure
      title={t("title")}
      note={t("note")}
      file="over-time"
      columns={[
        { title: t("x") },
        { title: t("y"), numeric: true },
        { title: "[", numeric: true },
        { title: "]", numeric: true },
        { title: "n", numeric: true },
      ]}
      rows={points.map(({ time, value, interval, n }) => [
        { value: new Date(time).toISOString().slice(0, 10), shown: words(time) },
        { value, shown: share(value) },
        { value: interval[0], shown: share(interval[0]) },
        { value: interval[1], shown: share(interval[1]) },
        { value: n },
      ])}
    >
      <Axes
        x={{ from: first - dayMs / 2, to: last + dayMs / 2, label: t("x"), words, ticks }}
        y={{ from: 0, to: 1, label: t("y"), words: tick }}
        words={t("title")}
      >
        {({ x, y }) =>
          points.map(({ time, value, interval, n }) => (
            <Whisker
              key={time}
              x={x(time)}
              y={y(value)}
              low={y(interval[0])}
              high={y(interval[1])}
              title={`${words(time)}: ${share(value)}, ${m("sample", { n })}`}
            />
          ))
        }
      </Axes>
    </Figure>
  );
}

function pointsOf(days: Agreement["days"]) {
  const length = days.length > mostPoints ? 7 * dayMs : dayMs;
  const groups = new Map<number, { accepted: number; n: number }>();
  for (const { day, accepted, swapped } of days) {
    const time = Math.floor(Date.parse(`${day}T00:00:00Z`) / length) * length;
    const group = groups.get(time) ?? { accepted: 0, n: 0 };
    groups.set(time, { accepted: group.accepted + accepted, n: group.n + accepted + swapped });
  }
  return [...groups].flatMap(([time, { accepted, n }]) => {
    const { value, interval } = wilson(accepted, n);
    return value === null || interval === null ? [] : [{ time, value, interval, n }];
  });
}
