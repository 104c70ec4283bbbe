"use client";

import { useLocale } from "use-intl/react";
import { languageName } from "@/lib/language";

/** Names languages in the language of the interface: `name("sw")` is Swahili, Suaheli, スワヒリ語. */
export function useLanguageName(): (language: string) => string {
  const locale = useLocale();
  return (language) => languageName(language, locale);
}
