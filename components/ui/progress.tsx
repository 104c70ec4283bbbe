"use client";

import { useFormatter } from "use-intl/react";

/** How far something is, as a hairline that fills; `value` from 0 to 1, or undefined while nobody knows. */
export function Progress({ value, label }: { value: number | undefined; label: string }) {
  const format = useFormatter();
  const percent = value === undefined ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div className="grid gap-1.5">
      <div className="flex justify-between text-sm text-muted">
        <span>{label}</span>
        {percent === undefined ? null : <span>{format.number(percent / 100, { style: "percent" })}</span>}
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(percent === undefined ? {} : { "aria-valuenow": percent })}
        className="h-1 overflow-hidden rounded-full bg-hairline"
      >
        <div
          className={`h-full bg-accent ${percent === undefined ? "w-1/4 animate-pulse" : "transition-[width]"}`}
          style={percent === undefined ? {} : { width: `${percent}%` }}
        />
      </div>
    </div>
  );
}
