"use client";

import { use } from "react";
import { useLocale } from "use-intl/react";
import { languageName } from "@/lib/language";
import { KnownNames } from "./language-names";

/** Names languages in the language of the interface: `name("sw")` is Swahili, Suaheli, スワヒリ語. */
export function useLanguageName(): (language: string) => string {
  const locale = useLocale();
  const known = use(KnownNames);
  return (language) => known[language] ?? languageName(language, locale);
}

/** Sorts by the names that the reader sees, in the order of the reader's language. */
export function useByLanguageName(): (a: { language: string }, b: { language: string }) => number {
  const locale = useLocale();
  const nameOf = useLanguageName();
  return (a, b) => nameOf(a.language).localeCompare(nameOf(b.language), locale);
}
