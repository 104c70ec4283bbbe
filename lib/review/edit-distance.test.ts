import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance } from "./edit-distance";

/** The whole table, by the definition. */
function byDefinition(before: string, after: string): number {
  const [a, b] = [Array.from(before), Array.from(after)];
  const table = [Array.from(b, (_, j) => j).concat(b.length)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const above = table[i - 1] ?? [];
      row.push(
        Math.min(
          (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
          (above[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
        ),
      );
    }
    table.push(row);
  }
  return table[a.length]?.[b.length] ?? 0;
}

test.each([
  ["", "", 0],
  ["same", "same", 0],
  ["", "abc", 3],
  ["kitten", "sitting", 3],
  ["flaw", "lawn", 2],
  // One character in two units counts once.
  ["a😀b", "a😁b", 1],
  ["मैं घर", "मै घर", 1],
])("from %j to %j it is %i", (before, after, distance) => {
  expect(editDistance(before, after, 100)).toBe(distance);
});

test("it is what the definition says, whichever text comes first", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "ä", "😀", " "), maxLength: 40 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const distance = byDefinition(one, other);
      expect(editDistance(one, other, 200)).toBe(distance);
      expect(editDistance(other, one, 200)).toBe(distance);
    }),
    { numRuns: 300 },
  );
});

test("more than the bound is null, the bound itself is not", () => {
  expect(editDistance("aaaa", "bbbb", 4)).toBe(4);
  expect(editDistance("aaaa", "bbbb", 3)).toBe(null);
  expect(editDistance("", "a".repeat(50), 49)).toBe(null);
});

test("a small change in a long text takes no time to speak of", () => {
  const long = "The answer is forty-two. ".repeat(4000);
  const started = performance.now();
  expect(editDistance(long, `${long.slice(0, 50_000)}not ${long.slice(50_000, -20)}`, 2000)).toBe(24);
  expect(performance.now() - started).toBeLessThan(1000);
});
