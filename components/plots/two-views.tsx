"use client";

import { type ReactNode, useId, useState } from "react";
import { useTranslations } from "use-intl/react";

/** A plot under its heading, which a button turns into a table of the same numbers and back. */
export function TwoViews({
  title,
  note,
  controls,
  plot,
  table,
}: {
  title: string;
  note?: ReactNode;
  controls?: ReactNode;
  plot: ReactNode;
  table: ReactNode;
}) {
  const t = useTranslations("plot");
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id={id} className="text-lg font-medium">
          {title}
        </h2>
        <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
          {controls}
          <button
            type="button"
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
            className="min-h-6 cursor-pointer text-accent underline pointer-coarse:min-h-[44px]"
          >
            {asTable ? t("asPlot") : t("asTable")}
          </button>
        </div>
      </div>
      {note ? <p className="max-w-[72ch] text-muted">{note}</p> : null}
      {asTable ? table : plot}
    </section>
  );
}
