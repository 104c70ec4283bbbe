import { expect, test } from "vitest";
import { formerReasons, isStandardReason } from "./reasons";

const rude = { key: "own-1", label: "Rude" };
const dull = { key: "own-2", label: "Dull" };
const fact = { key: "wrong-fact", label: null };

test("a reason of the project's own that is no longer offered is kept with its words", () => {
  expect(formerReasons({ reasons: [fact, rude], formerReasons: [] }, [fact])).toEqual([rude]);
});

test("standard reasons are not kept: the catalogue has their words", () => {
  expect(formerReasons({ reasons: [fact, rude], formerReasons: [] }, [rude])).toEqual([]);
});

test("a former reason stays through later changes, and is none any more once it is offered again", () => {
  const without = { reasons: [fact], formerReasons: [rude] };
  expect(formerReasons(without, [fact, dull])).toEqual([rude]);
  expect(formerReasons(without, [fact, { key: "own-1", label: "Impolite" }])).toEqual([]);
});

test("of a renamed reason the newest words are kept", () => {
  const renamed = { reasons: [{ key: "own-1", label: "Impolite" }], formerReasons: [rude] };
  expect(formerReasons(renamed, [fact])).toEqual([{ key: "own-1", label: "Impolite" }]);
});

test("only keys of the list are standard", () => {
  expect(isStandardReason("unsafe")).toBe(true);
  expect(isStandardReason("own-1")).toBe(false);
});
