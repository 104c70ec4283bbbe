import { useLocale } from "use-intl/react";
import { useLanguageName } from "../use-language-name";

/** Languages as one line of their names, in the reader's order; empty for none. */
export function useLanguageNames(): (languages: string[]) => string {
  const locale = useLocale();
  const languageName = useLanguageName();
  return (languages) =>
    new Intl.ListFormat(locale, { type: "unit" }).format(
      languages.map(languageName).sort((a, b) => a.localeCompare(b, locale)),
    );
}
