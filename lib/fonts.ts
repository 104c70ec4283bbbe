import { scriptOf } from "./language";
import { scriptsIn } from "./letters";

/**
 * The faces that texts are read in: for each script its folder in /fonts. app/reading.css gives each its line height
 * and names the families; Latin, Greek and Cyrillic are in every page. It is every script of the languages of FLORES-200, and Thaana.
 */
export const familyOf: Readonly<Record<string, string>> = {
  Arab: "noto-naskh-arabic",
  Aran: "noto-nastaliq-urdu",
  Armn: "noto-serif-armenian",
  Beng: "noto-serif-bengali",
  Deva: "noto-serif-devanagari",
  Ethi: "noto-serif-ethiopic",
  Geor: "noto-serif-georgian",
  Gujr: "noto-serif-gujarati",
  Guru: "noto-serif-gurmukhi",
  Hans: "noto-sans-sc",
  Hant: "noto-sans-tc",
  Hebr: "noto-serif-hebrew",
  Jpan: "noto-sans-jp",
  Khmr: "noto-serif-khmer",
  Knda: "noto-serif-kannada",
  Kore: "noto-sans-kr",
  Laoo: "noto-serif-lao",
  Mlym: "noto-serif-malayalam",
  Mymr: "noto-sans-myanmar",
  Olck: "noto-sans-ol-chiki",
  Orya: "noto-serif-oriya",
  Sinh: "noto-serif-sinhala",
  Taml: "noto-serif-tamil",
  Telu: "noto-serif-telugu",
  Tfng: "noto-sans-tifinagh",
  Thaa: "noto-sans-thaana",
  Thai: "noto-sans-thai-looped",
  Tibt: "noto-serif-tibetan",
};

/** Languages whose readers expect Arabic letters in Nastaliq, where they are written in them. */
const inNastaliq = new Set(["ur", "pnb", "pa", "ks", "skr", "khw", "hno", "phr"]);

/** Names of scripts that mean one of the faces. */
const faceByScript: Readonly<Record<string, string>> = {
  Hang: "Kore",
  Hani: "Hans",
  Hira: "Jpan",
  Hrkt: "Jpan",
  Kana: "Jpan",
};

/**
 * The face, a script of `familyOf` or another one without a face of ours, that a text in this language is set in:
 * `ur` is Aran, `ckb` is Arab, `yue` is Hant. The text is asked only where nobody knows the language.
 */
export function faceOf(language: string, text = ""): string {
  const script = scriptOf(language, text);
  if (script === "Arab" && inNastaliq.has(language.split("-")[0]?.toLowerCase() ?? "")) return "Aran";
  return faceByScript[script] ?? script;
}

/**
 * The folders of /fonts that a text needs: that of its language, and those of other scripts that stand in it, as they
 * do in answers in the wrong language. `fontsOf("de", "Grüße")` is none.
 */
export function fontsOf(language: string, text = ""): string[] {
  const own = faceOf(language, text);
  const faces = [own, ...scriptsIn(text).flatMap((script, _, all) => missingFrom(own, script, all))];
  return [...new Set(faces.flatMap((face) => familyOf[face] ?? []))];
}

/**
 * The one file with the letters of a face, to be fetched before the first text is there; null where there are many, as
 * for Han letters, or none. `fileOf("Taml")` is /fonts/noto-serif-tamil/files/noto-serif-tamil-tamil-wght-normal.woff2.
 */
export function fileOf(face: string): string | null {
  const family = familyOf[face];
  if (!family || ["Hans", "Hant", "Jpan", "Kore"].includes(face)) return null;
  const letters = { Aran: "arabic", Olck: "ol-chiki", Thai: "thai" }[face] ?? family.split("-").at(-1);
  return `/fonts/${family}/files/${family}-${letters}-${face === "Tfng" ? "400" : "wght"}-normal.woff2`;
}

/**
 * The folders of /fonts that the interface itself needs in this language, beside Inter, for who has no such letters in
 * the system: app/tokens.css asks for the system's Chinese and Japanese letters first.
 */
export function interfaceFonts(locale: string): string[] {
  return locale === "ar" ? ["noto-sans-arabic"] : fontsOf(locale);
}

/** Faces that have the letters of a script, where the language's own face has not got them. */
function missingFrom(own: string, script: string, all: string[]): string[] {
  if (script === "Arab") return own === "Aran" ? [] : ["Arab"];
  const chinese = own === "Hans" || own === "Hant";
  // The two Chinese families have kana and hangul; all four have the Han letters of their own languages.
  if (chinese && ["Kana", "Hang", "Hani"].includes(script)) return [];
  if (script !== "Hani") return [faceByScript[script] ?? script];
  if (own === "Jpan") return all.includes("Kana") ? [] : ["Hans"];
  if (own === "Kore") return all.includes("Hang") ? [] : ["Hans"];
  // Han letters beside kana are Japanese, beside hangul Korean.
  return all.includes("Kana") ? ["Jpan"] : all.includes("Hang") ? ["Kore"] : ["Hans"];
}
