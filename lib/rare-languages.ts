import { languageName } from "./language";

/**
 * Languages of FLORES-200 and near ones whose names Chromium leaves out of its tables, in every reader's language: there
 * Tibetan would be called "bo". Firefox, Safari and Node have them all.
 */
const rareLanguages =
  "ace aeb ars ary arz awa ba ban bem bjn bo bug crh dik dyu dz fj fon fur gsw kab kac kam kea ki kmb knc kr ks li lij lmo ltg lua luo mag min mos nus pag pap pcm rn sat sc scn sg shn ss szl tpi tum tzm umb vec war zgh".split(
    " ",
  );

/** Their names in the language of the reader, where they are known: on the server, which hands them to the page. */
export function rareNames(reader: string): Record<string, string> {
  return Object.fromEntries(rareLanguages.map((language) => [language, languageName(language, reader)]));
}
