"use client";

import { useLocale } from "use-intl/react";
import { useLanguageName } from "./use-language-name";

/** Languages by their names, in the order of the reader's alphabet. */
export function useLanguageOrder() {
  const locale = useLocale();
  const nameOf = useLanguageName();
  return { nameOf, byName: (one: string, other: string) => nameOf(one).localeCompare(nameOf(other), locale) };
}
