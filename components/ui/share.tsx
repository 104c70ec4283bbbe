"use client";

import { useFormatter, useTranslations } from "use-intl/react";

/** A share with its interval as a whisker on a line from 0 to 1, its value and its n beside it in words. */
export function Share({
  value,
  interval,
  n,
}: {
  value: number | null;
  interval: readonly [number, number] | null;
  n: number;
}) {
  const t = useTranslations("ui");
  const format = useFormatter();
  const number = (share: number) =>
    format.number(share, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  if (value === null || interval === null) return <span className="text-faint">{t("notEnoughData")}</span>;
  const [low, high] = interval;
  const at = (share: number) => 4 + share * 112;
  const words = t("share.words", {
    value: number(value),
    low: number(low),
    high: number(high),
    n,
  });
  return (
    <span className="inline-flex items-center gap-3" title={t("share.method", { words })}>
      <svg width="120" height="14" viewBox="0 0 120 14" role="img" aria-label={words}>
        <line x1={at(0)} x2={at(1)} y1="7" y2="7" stroke="var(--hairline)" />
        <line x1={at(0.5)} x2={at(0.5)} y1="4" y2="10" stroke="var(--hairline)" />
        <line x1={at(low)} x2={at(high)} y1="7" y2="7" stroke="var(--ink)" strokeWidth="1.5" />
        <line x1={at(low)} x2={at(low)} y1="4" y2="10" stroke="var(--ink)" strokeWidth="1.5" />
        <line x1={at(high)} x2={at(high)} y1="4" y2="10" stroke="var(--ink)" strokeWidth="1.5" />
        <circle cx={at(value)} cy="7" r="3.5" fill="var(--ink)" />
      </svg>
      <span>
        {number(value)} <span className="text-muted">n {n}</span>
      </span>
    </span>
  );
}
