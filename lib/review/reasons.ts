/**
 * Reasons that every project may offer. Their keys are stored, and their words come from the catalogue of the interface;
 * a project's own reasons are shown as their lead wrote them.
 */
export const standardReasons = [
  "wrong-fact",
  "wrong-language",
  "ignores-instruction",
  "unnatural",
  "incomplete",
  "format",
  "unsafe",
  "other",
] as const;
export type StandardReason = (typeof standardReasons)[number];

/** A chip. `label` is null where the words are those of the catalogue. */
export type Reason = { key: string; label: string | null };

/** What a project offers before its lead says otherwise. */
export const firstReasons: Reason[] = standardReasons.map((key) => ({ key, label: null }));

/** One for each digit key. */
export const mostReasons = 9;

export function isStandardReason(key: string): key is StandardReason {
  return standardReasons.some((standard) => standard === key);
}

/**
 * The reasons that a project no longer offers and that decisions may still bear: what was offered or former before, and
 * is not offered now. Standard ones need no keeping, since the catalogue has their words.
 */
export function formerReasons(
  before: { reasons: readonly Reason[]; formerReasons: readonly Reason[] },
  offered: readonly Reason[],
): Reason[] {
  const seen = new Set(offered.map(({ key }) => key));
  return [...before.reasons, ...before.formerReasons].filter(({ key, label }) => {
    if (label === null || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
