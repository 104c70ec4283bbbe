/** The languages of the interface. Texts under review have their own language and direction, whatever this one is. */
export const locales = ["en", "de", "fr", "es", "zh", "ja", "ar"] as const;
export type Locale = (typeof locales)[number];

/** Each in its own words, as somebody who cannot read the page looks for it. */
export const localeNames: Record<Locale, string> = {
  en: "English",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
  zh: "简体中文",
  ja: "日本語",
  ar: "العربية",
};

/** The tag for `lang`: Chinese is in simplified characters here, and faces are chosen by it. */
export function localeTag(locale: Locale): string {
  return locale === "zh" ? "zh-Hans" : locale;
}

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

export const localeCookie = "locale";
