import { useId } from "react";
import { useTranslations } from "use-intl/react";
import type { MarginBin } from "@/lib/agreement-answers";
import { Axes } from "../plots/axes";
import { Figure } from "../plots/figure";
import { useNumbers } from "../use-numbers";

const parts = [
  ["accepted", "var(--accept)"],
  ["swapped", "var(--swap)"],
  ["rejected", "var(--reject)"],
] as const;

/** Decisions by margin, in the colours of their verdicts and, for who sees no colours, in their patterns: full, striped, dotted. */
export function MarginHistogram({ bins }: { bins: readonly MarginBin[] }) {
  const t = useTranslations("agreement.margins");
  const u = useTranslations("ui.verdict");
  const { score, tick, count } = useNumbers();
  const id = useId();
  const totals = { accepted: 0, swapped: 0, rejected: 0 };
  for (const bin of bins) for (const [name] of parts) totals[name] += bin[name];
  const from = Math.min(...bins.map((bin) => bin.from));
  const to = Math.max(...bins.map((bin) => bin.to));
  const most = Math.max(1, ...bins.map((bin) => bin.accepted + bin.swapped + bin.rejected));
  const words = parts.map(([name]) => u(name, { n: totals[name] }));
  return (
    <Figure
      title={t("title")}
      note={t("note")}
      file="margins"
      columns={[
        { title: `${t("x")} ≥`, numeric: true },
        { title: "<", numeric: true },
        ...parts.map(([name]) => ({ title: u(name, { n: totals[name] }), numeric: true })),
      ]}
      rows={bins.map((bin) => [
        { value: bin.from, shown: score(bin.from) },
        { value: bin.to, shown: score(bin.to) },
        ...parts.map(([name]) => ({ value: bin[name] })),
      ])}
    >
      <Axes
        x={{ from, to, label: t("x"), words: tick }}
        y={{ from: 0, to: most, label: t("y"), words: count }}
        words={[t("title"), ...words].join(", ")}
      >
        {({ x, y }) => (
          <>
            <defs>
              <pattern
                id={`${id}swapped`}
                width="5"
                height="5"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
              >
                <rect width="3" height="5" fill="var(--swap)" />
              </pattern>
              <pattern id={`${id}rejected`} width="5" height="5" patternUnits="userSpaceOnUse">
                <circle cx="2.5" cy="2.5" r="1.6" fill="var(--reject)" />
              </pattern>
            </defs>
            {bins.map((bin) => {
              let below = 0;
              return parts.map(([name, colour]) => {
                const n = bin[name];
                if (n === 0) return null;
                const top = y(below + n);
                const height = y(below) - top;
                below += n;
                return (
                  <rect
                    key={`${bin.from} ${name}`}
                    x={x(bin.from) + 1}
                    width={Math.max(1, x(bin.to) - x(bin.from) - 2)}
                    y={top}
                    height={height}
                    fill={name === "accepted" ? colour : `url(#${id}${name})`}
                    stroke={colour}
                    strokeWidth="0.75"
                  >
                    <title>{`${score(bin.from)} – ${score(bin.to)}: ${u(name, { n })}`}</title>
                  </rect>
                );
              });
            })}
          </>
        )}
      </Axes>
      <ul className="flex flex-wrap gap-x-5 text-sm">
        {parts.map(([name]) => (
          <li
            key={name}
            className={name === "accepted" ? "text-accept" : name === "swapped" ? "text-swap" : "text-reject"}
          >
            {u(name, { n: totals[name] })}
          </li>
        ))}
      </ul>
    </Figure>
  );
}
