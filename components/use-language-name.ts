"use client";

import { useLocale } from "use-intl/react";
import { languageName } from "@/lib/language";

/** Names languages in the language of the interface: `name("sw")` is Swahili, Suaheli, スワヒリ語. */
export function useLanguageName(): (language: string) => string {
  const locale = useLocale();
  return (language) => languageName(language, locale);
}

/** Sorts by the names that the reader sees, in the order of the reader's language. */
export function useByLanguageName(): (a: { language: string }, b: { language: string }) => number {
  const locale = useLocale();
  return (a, b) => languageName(a.language, locale).localeCompare(languageName(b.language, locale), locale);
}
