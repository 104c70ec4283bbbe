import type { Range } from "./marks";

/** One letter with its marks, a syllable of Korean letters, or a stretch of white space. */
const units = /[\u1100-\u115f][\u1160-\u11a7]+[\u11a8-\u11ff]*|\s+|\P{M}\p{M}*|\p{M}+/gu;
const latin = /^\p{Script=Latin}/u;

type Folded = {
  text: string /** Where the unit of each character begins and ends in the source. */;
  from: number[];
  to: number[];
};

/**
 * Where a text has what somebody looks for, as ranges of it that do not touch. Composed and decomposed letters are the
 * same, capitals are by the language's own rules, and any white space is one space. Marks are left out of account on
 * Latin letters, as a reader's keyboard may lack them; elsewhere they tell words apart, and count.
 * `findIn("Élan, elan", "ela", "fr")` is `[[0, 3], [6, 9]]`.
 */
export function findIn(text: string, wanted: string, language: string): Range[] {
  const locale = knownLocale(language);
  const needle = fold(wanted.trim(), locale).text;
  if (needle === "") return [];
  const { text: hay, from, to } = fold(text, locale);
  const found: Range[] = [];
  let at = hay.indexOf(needle);
  while (at >= 0) {
    const last = at + needle.length - 1;
    // A part of a letter is none: what is found begins and ends where letters do.
    const whole = from[at] !== from[at - 1] && to[last] !== to[last + 1];
    if (whole) found.push([from[at] ?? 0, to[last] ?? 0]);
    at = hay.indexOf(needle, at + (whole ? needle.length : 1));
  }
  return found;
}

function fold(source: string, locale: string | undefined): Folded {
  const from: number[] = [];
  const to: number[] = [];
  let text = "";
  for (const { 0: unit, index } of source.matchAll(units)) {
    const folded = foldUnit(unit, locale);
    for (let n = 0; n < folded.length; n += 1) {
      from.push(index);
      to.push(index + unit.length);
    }
    text += folded;
  }
  return { text, from, to };
}

function foldUnit(unit: string, locale: string | undefined): string {
  if (/^\s/u.test(unit)) return " ";
  const small = unit.normalize("NFC").toLocaleLowerCase(locale);
  if (small === "ς") return "σ";
  // The dotless ı of Turkish is no i, and its own capital is I: only what is a mark goes.
  return latin.test(small) ? small.normalize("NFD").replace(/\p{M}/gu, "") : small;
}

function knownLocale(language: string): string | undefined {
  try {
    return new Intl.Locale(language).toString();
  } catch {
    return undefined;
  }
}
