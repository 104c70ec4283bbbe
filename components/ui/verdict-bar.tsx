"use client";

import { useTranslations } from "use-intl/react";

/** Verdicts as one bar: accept solid, swap striped, reject dotted, so that colour is never alone. */
export function VerdictBar({
  accepted,
  swapped,
  rejected,
}: {
  accepted: number;
  swapped: number;
  rejected: number;
}) {
  const t = useTranslations("ui");
  const total = accepted + swapped + rejected;
  if (total === 0) return <span className="text-faint">{t("noneYet")}</span>;
  const parts = [
    { name: t("verdict.accepted", { n: accepted }), n: accepted, fill: "var(--accept)" },
    {
      name: t("verdict.swapped", { n: swapped }),
      n: swapped,
      fill: "repeating-linear-gradient(135deg, var(--swap) 0 3px, transparent 3px 5px)",
    },
    {
      name: t("verdict.rejected", { n: rejected }),
      n: rejected,
      fill: "radial-gradient(var(--reject) 1.4px, transparent 1.6px) 0 0 / 5px 5px",
    },
  ];
  return (
    <span className="inline-flex items-center gap-3">
      <span
        role="img"
        aria-label={parts.map(({ name }) => name).join(", ")}
        className="flex h-2.5 w-32 gap-px overflow-hidden rounded-[2px]"
      >
        {parts.map(({ name, n, fill }) => (
          <span key={name} title={name} style={{ flexGrow: n, background: fill }} />
        ))}
      </span>
      <span className="text-sm">
        <span className="text-accept">{accepted}</span>
        <span className="text-faint"> / </span>
        <span className="text-swap">{swapped}</span>
        <span className="text-faint"> / </span>
        <span className="text-reject">{rejected}</span>
      </span>
    </span>
  );
}
