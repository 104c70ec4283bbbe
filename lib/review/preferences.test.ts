import fc from "fast-check";
import { expect, test } from "vitest";
import { readPreferences, sizes, standardPreferences, step, widths } from "./preferences";

test("what was kept is read again", () => {
  const preferences = {
    keys: { on: false, changed: { undo: "u", left: "@ArrowUp" } },
    size: 1.25,
    width: 80,
    set: false,
    together: true,
  };
  expect(readPreferences(JSON.stringify(preferences))).toEqual(preferences);
});

test.each([
  ["nothing", null],
  ["no JSON", "{"],
  ["a list", "[1]"],
  ["null", "null"],
  ["a size that is not on the scale", '{"size":7,"width":-1}'],
  ["keys of commands that do not exist", '{"keys":{"changed":{"explode":"x","__proto__":"y"}}}'],
  ["keys that are no text", '{"keys":{"changed":{"undo":5,"left":""}}}'],
])("of %s, everything is as it was at first", (_, kept) => {
  expect(readPreferences(kept)).toEqual(standardPreferences);
});

test("whatever was kept, what is read is on its scales", () => {
  fc.assert(
    fc.property(fc.json(), (kept) => {
      const { size, width } = readPreferences(kept);
      expect(sizes).toContain(size);
      expect(widths).toContain(width);
    }),
  );
});

test("a step ends where the scale ends", () => {
  expect(step(sizes, 1, 1)).toBe(1.1);
  expect(step(sizes, 0.8, -1)).toBe(0.8);
  expect(step(sizes, 2, 1)).toBe(2);
});
