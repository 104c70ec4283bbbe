"use client";

import { useTranslations } from "use-intl/react";

/** How long something will take or took: 50 is "50 s", 300 is "5 min", 5,400 is "1 h 30 min". */
export function useDurations(): (seconds: number) => string {
  const t = useTranslations("duration");
  return (seconds) => {
    const whole = Math.max(1, Math.round(seconds));
    if (whole < 100) return t("seconds", { n: whole });
    const all = Math.round(whole / 60);
    if (all < 60) return t("minutes", { n: all });
    const [hours, minutes] = [Math.floor(all / 60), all % 60];
    if (hours >= 48) return t("days", { n: Math.round(hours / 24) });
    return minutes === 0 ? t("hours", { n: hours }) : t("hoursMinutes", { hours, minutes });
  };
}
