/** What a page must know of a language to set its text: all from the BCP-47 tag, none from the text. */

/** Scripts that run right to left. `Intl.Locale.textInfo` is not used: it says left to right for dv and az-Arab. */
const rightToLeft = new Set([
  "Adlm",
  "Arab",
  "Aran",
  "Hebr",
  "Mand",
  "Mend",
  "Nkoo",
  "Rohg",
  "Samr",
  "Syrc",
  "Thaa",
  "Yezi",
]);

export function scriptOf(language: string): string {
  try {
    return new Intl.Locale(language).maximize().script ?? "Latn";
  } catch {
    return "Latn";
  }
}

export function directionOf(language: string): "ltr" | "rtl" {
  return rightToLeft.has(scriptOf(language)) ? "rtl" : "ltr";
}

const namesIn = new Map<string, Intl.DisplayNames>();

/** The name in the language of the reader: `sw` is Swahili in English. */
export function languageName(language: string, reader = "en"): string {
  let names = namesIn.get(reader);
  if (!names) {
    names = new Intl.DisplayNames(reader, { type: "language", fallback: "code" });
    namesIn.set(reader, names);
  }
  try {
    return names.of(language) ?? language;
  } catch {
    return language;
  }
}

/** The name in the language itself: `sw` is Kiswahili. */
export function ownName(language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: "language", fallback: "code" }).of(language) ?? language;
  } catch {
    return language;
  }
}

/**
 * The folders of /fonts that a text is set in: that of its language, and those of other scripts that stand in it, as
 * they do in answers in the wrong language. Latin is always there.
 */
export function fontsOf(language: string, text = ""): string[] {
  const own = /^ur\b/.test(language) ? "noto-nastaliq-urdu" : fontByScript[scriptOf(language)];
  const found = fontByLetters.filter(([letters]) => letters.test(text)).map(([, family]) => family);
  // Han letters and Arabic letters are in several families: the language's own comes first and has them.
  const others = own === undefined ? found : found.filter((family) => !sameLetters(own, family));
  return [...new Set([...(own ? [own] : []), ...others])];
}

const fontByLetters: [RegExp, string][] = [
  [/\p{Script=Arabic}/u, "noto-naskh-arabic"],
  [/\p{Script=Bengali}/u, "noto-serif-bengali"],
  [/\p{Script=Devanagari}/u, "noto-serif-devanagari"],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, "noto-sans-jp"],
  [/\p{Script=Han}/u, "noto-sans-sc"],
  [/\p{Script=Thai}/u, "noto-sans-thai-looped"],
];

function sameLetters(own: string, other: string): boolean {
  if (own === "noto-nastaliq-urdu") return other === "noto-naskh-arabic";
  return own === "noto-sans-jp" && other === "noto-sans-sc";
}

const fontByScript: Record<string, string> = {
  Arab: "noto-naskh-arabic",
  Beng: "noto-serif-bengali",
  Deva: "noto-serif-devanagari",
  Hans: "noto-sans-sc",
  Hant: "noto-sans-sc",
  Jpan: "noto-sans-jp",
  Thai: "noto-sans-thai-looped",
};
