/**
 * Levenshtein's distance of two texts in characters (code points): insertions, deletions and substitutions that make one
 * of the other. Null where it is more than `most`: of two long texts that have little in common nobody needs to know how
 * little. `editDistance("kitten", "sitting", 100)` = 3.
 */
export function editDistance(before: string, after: string, most: number): number | null {
  const [a, b] = differing(Array.from(before), Array.from(after));
  if (Math.abs(a.length - b.length) > most) return null;
  // A few changes in a long text are the rule: a narrow band finds them, and is made wider while it does not.
  for (let band = Math.min(8, most); ; band = Math.min(most, band * 4)) {
    const found = withinBand(a, b, band);
    if (found <= band) return found;
    if (band >= most) return null;
  }
}

/** Both without what they begin and end with alike. */
function differing(a: string[], b: string[]): [string[], string[]] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

/**
 * The distance where it is at most `band`; else some number above it. Only cells within `band` of the diagonal are looked
 * at, each row in an array of that width: place k of row i is column i + k - band.
 */
function withinBand(a: readonly string[], b: readonly string[], band: number): number {
  const beyond = band + 1;
  const width = 2 * band + 1;
  let row = Int32Array.from({ length: width }, (_, k) => (k < band ? beyond : Math.min(k - band, beyond)));
  let next = new Int32Array(width);
  for (let i = 1; i <= a.length; i += 1) {
    let least = beyond;
    for (let k = 0; k < width; k += 1) {
      const j = i + k - band;
      let cell = beyond;
      if (j === 0) cell = i;
      else if (j > 0 && j <= b.length) {
        const substituted = (row[k] ?? beyond) + (a[i - 1] === b[j - 1] ? 0 : 1);
        const above = k + 1 < width ? (row[k + 1] ?? beyond) + 1 : beyond;
        const left = k > 0 ? (next[k - 1] ?? beyond) + 1 : beyond;
        cell = Math.min(substituted, above, left, beyond);
      }
      next[k] = cell;
      if (cell < least) least = cell;
    }
    if (least > band) return beyond;
    [row, next] = [next, row];
  }
  const last = b.length - a.length + band;
  return last < 0 || last >= width ? beyond : (row[last] ?? beyond);
}
