/** What a page must know of a language to set its text, from the BCP-47 tag; from the text only where that says nothing. */
import { scriptsIn } from "./letters";

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

/**
 * The script that a language is written in, as ISO 15924: `ur` is Arab, `zh-TW` is Hant. A tag that nobody knows, as
 * imports bring, says nothing: then it is the first script of the text, and Latn where that has none of its own.
 */
export function scriptOf(language: string, text = ""): string {
  return scriptByTag(language) ?? scriptsIn(text)[0] ?? "Latn";
}

export function directionOf(language: string, text = ""): "ltr" | "rtl" {
  return rightToLeft.has(scriptOf(language, text)) ? "rtl" : "ltr";
}

function scriptByTag(language: string): string | undefined {
  try {
    const locale = new Intl.Locale(language);
    // What `und` most likely means is English, by the tables; by the people who write it, it is unknown.
    return /^und\b/i.test(language) ? locale.script : locale.maximize().script;
  } catch {
    return undefined;
  }
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

/** The name in the language itself: `sw` is Kiswahili. Nothing where this machine knows none. */
export function ownName(language: string): string {
  try {
    const name = new Intl.DisplayNames(language, { type: "language", fallback: "code" }).of(language);
    return name === undefined || name === language ? "" : name;
  } catch {
    return "";
  }
}
