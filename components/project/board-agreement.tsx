"use client";

import { useTranslations } from "use-intl/react";
import type { BoardLanguage } from "@/lib/answers";

/** How often people agree with the method, in one sentence with its interval and its n. */
export function BoardAgreement({ total, method }: { total: BoardLanguage; method: string | undefined }) {
  const t = useTranslations("board.agreement");
  const { value, interval, n } = total.agreement;
  if (value === null || interval === null || !method) {
    return (
      <p className="max-w-[70ch] text-md text-muted">{t(total.rejected > 0 ? "rejectedOnly" : "none")}</p>
    );
  }
  const percent = (share: number) => Math.round(share * 100);
  return (
    <p className="max-w-[70ch] text-md">
      {t.rich("share", {
        method,
        share: percent(value),
        m: (name) => <bdi className="font-medium">{name}</bdi>,
      })}{" "}
      <span className="text-muted">
        {t("details", { low: percent(interval[0]), high: percent(interval[1]), n })}{" "}
        {total.rejected > 0 ? `${t("rejected", { n: total.rejected })} ` : ""}
        {t("several")}
      </span>
    </p>
  );
}
