import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl/react";

export type Part = { key: string; title: string; fill: string };
export type StackedRow = { key: string; name: ReactNode; parts: Record<string, number>; words: ReactNode };

/** One bar for each row, all on one scale; what each part means and counts stands in the table beside them. */
export function StackedBars({ parts, rows }: { parts: readonly Part[]; rows: readonly StackedRow[] }) {
  const t = useTranslations("plot");
  const format = useFormatter();
  const totals = rows.map((row) => sumOf(row, parts));
  const most = Math.max(1, ...totals);
  return (
    <ul className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)_auto] sm:gap-y-1.5">
      {rows.map((row, at) => (
        <li key={row.key} className="col-span-full grid grid-cols-subgrid items-center">
          <span>{row.name}</span>
          <span className="flex items-center max-sm:order-last max-sm:col-span-2 max-sm:mb-2">
            <span
              role="img"
              aria-label={format.list(
                parts.flatMap(({ key, title }) => {
                  const n = row.parts[key] ?? 0;
                  return n > 0 ? [t("part", { n, title })] : [];
                }),
                { type: "unit" },
              )}
              className="flex h-3 gap-px overflow-hidden rounded-[2px]"
              style={{ width: `${(100 * (totals[at] ?? 0)) / most}%` }}
            >
              {parts.map(({ key, title, fill }) => {
                const n = row.parts[key] ?? 0;
                return n === 0 ? null : (
                  <span
                    key={key}
                    title={t("part", { n, title })}
                    className="min-w-px basis-0"
                    style={{ flexGrow: n, background: fill }}
                  />
                );
              })}
            </span>
          </span>
          <span className="text-end text-sm text-muted">{row.words}</span>
        </li>
      ))}
    </ul>
  );
}

/** A sample of a fill, to stand beside its words. */
export function Swatch({ fill }: { fill: string }) {
  return (
    <span
      aria-hidden="true"
      className="inline-block h-3.5 w-6 shrink-0 rounded-[2px] border border-outline/60"
      style={{ background: fill }}
    />
  );
}

function sumOf({ parts: counts }: StackedRow, parts: readonly Part[]): number {
  return parts.reduce((sum, { key }) => sum + (counts[key] ?? 0), 0);
}
