/** A version of a project's guideline. */
export type Guideline = {
  version: number;
  /** For whom `texts` has nothing; `language` says in which language that is, where somebody said so. */
  text: string;
  language: string | null;
  texts: Record<string, string>;
};

export type GuidelineText = { language: string | null; text: string };

/** One line of a guideline's history. */
export type GuidelineVersion = { version: number; languages: string[]; person: string | null; at: string };

/** A version in full, with who wrote it and what there was before and after. */
export type GuidelineInFull = Guideline & { person: string | null; at: string | null };

const primary = (tag: string) => tag.toLowerCase().split("-", 1)[0];

/**
 * All texts of a guideline, the one for this reader first: in the first wanted language that it has, else the default.
 * A text in the same language with another region or script is taken where there is no closer one; texts without
 * a character are none.
 */
export function guidelineTexts(guideline: Guideline | null, wanted: readonly string[]): GuidelineText[] {
  if (!guideline) return [];
  const all = [
    { language: guideline.language, text: guideline.text },
    ...Object.entries(guideline.texts).map(([language, text]) => ({ language, text })),
  ].filter(({ text }) => text.trim() !== "");
  const inLanguage = (tag: string) =>
    all.find(({ language }) => language?.toLowerCase() === tag.toLowerCase()) ??
    all.find(({ language }) => language !== null && primary(language) === primary(tag));
  const own = wanted.map(inLanguage).find((text) => text !== undefined) ?? all[0];
  return own ? [own, ...all.filter((text) => text !== own)] : [];
}
