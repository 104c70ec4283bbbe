"use client";

import { type ReactNode, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { ScrollRegion } from "../ui/scroll-region";
import { csvOf, pngOf, saveFile, svgOf } from "./save-plot";
import { TwoViews } from "./two-views";

export type Column = { title: string; numeric?: boolean };
export type CellValue = { value: string | number | null; shown?: ReactNode };

type Props = {
  title: string;
  note?: ReactNode;
  /** The name of its files, without an ending. */
  file: string;
  columns: readonly Column[];
  rows: readonly (readonly CellValue[])[];
  children: ReactNode;
};

/** A plot that can be read as a table and taken away: as SVG and PNG as it is drawn, as CSV with all its digits. */
export function Figure({ title, note, file, columns, rows, children }: Props) {
  const t = useTranslations("plot");
  const place = useRef<HTMLDivElement>(null);
  const drawing = () => place.current?.querySelector<SVGSVGElement>("svg[data-figure]") ?? null;
  const saveAs = {
    svg: () => {
      const svg = drawing();
      if (svg) saveFile(`${file}.svg`, new Blob([svgOf(svg)], { type: "image/svg+xml" }));
    },
    png: async () => {
      const svg = drawing();
      const picture = svg && (await pngOf(svg));
      if (picture) saveFile(`${file}.png`, picture);
    },
    csv: () => {
      const lines = [
        columns.map((column) => column.title),
        ...rows.map((row) => row.map(({ value }) => value)),
      ];
      saveFile(`${file}.csv`, new Blob([csvOf(lines)], { type: "text/csv;charset=utf-8" }));
    },
  };
  return (
    <div ref={place}>
      <TwoViews
        title={title}
        note={note}
        controls={
          <span className="flex gap-3 text-sm text-muted print:hidden">
            {(["svg", "png", "csv"] as const).map((format) => (
              <button
                key={format}
                type="button"
                aria-label={t("saveAs", { title, format: format.toUpperCase() })}
                onClick={() => void saveAs[format]()}
                className="min-h-6 min-w-6 cursor-pointer underline decoration-outline hover:text-ink pointer-coarse:min-h-[44px] pointer-coarse:min-w-[44px]"
              >
                {format.toUpperCase()}
              </button>
            ))}
          </span>
        }
        plot={<ScrollRegion aria-label={title}>{children}</ScrollRegion>}
        table={
          <ScrollRegion aria-label={title}>
            <table className="border-collapse text-sm">
              <thead>
                <tr className="border-b border-hairline">
                  {columns.map((column) => (
                    <th
                      key={column.title}
                      scope="col"
                      className={`py-1.5 pe-6 font-normal text-muted ${column.numeric ? "text-end" : "text-start"}`}
                    >
                      {column.title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody className="divide-y divide-hairline">
                {rows.map((row, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
                  <tr key={at}>
                    {row.map(({ value, shown }, place) => (
                      <td
                        key={columns[place]?.title}
                        className={`py-1.5 pe-6 whitespace-nowrap ${columns[place]?.numeric ? "text-end tabular-nums" : ""}`}
                      >
                        {shown ?? value}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        }
      />
    </div>
  );
}
