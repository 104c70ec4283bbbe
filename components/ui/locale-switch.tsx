"use client";

import { useLocale, useTranslations } from "use-intl/react";
import { localeCookie, localeNames, locales, localeTag } from "@/lib/messages/locales";
import { remember } from "./remember";

/** The language of the interface. The choice is a cookie, so that the server's first byte is already right. */
export function LocaleSwitch() {
  const t = useTranslations("ui");
  const locale = useLocale();
  return (
    <select
      aria-label={t("language")}
      title={t("language")}
      value={locale}
      onChange={(event) => {
        remember(localeCookie, event.currentTarget.value);
        // The direction of the page and every text on it change: nothing of the old page is worth keeping.
        window.location.reload();
      }}
      className="h-9 max-w-32 max-sm:w-full cursor-pointer rounded-control bg-transparent px-1 text-muted hover:bg-sunken hover:text-ink pointer-coarse:h-[44px]"
    >
      {locales.map((each) => (
        <option key={each} value={each} lang={localeTag(each)}>
          {localeNames[each]}
        </option>
      ))}
    </select>
  );
}
