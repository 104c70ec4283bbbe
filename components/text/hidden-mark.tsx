"use client";

import { useTranslations } from "use-intl/react";

/** Where a text has a hidden character: its short name, and what it is on demand. */
export function HiddenMark({ codePoint, name }: { codePoint: string; name: string }) {
  const t = useTranslations("ui.text");
  return (
    <span
      title={t("hidden", { codePoint })}
      className="mx-0.5 rounded-[3px] border border-swap px-1 align-middle font-mono text-[10px] leading-none text-swap"
    >
      {name}
    </span>
  );
}
