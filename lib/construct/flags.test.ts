import { expect, test } from "vitest";
import { baseOfFlag, isFlag, isResponseFlag, pairFlags, responseFlags } from "./flags";

test("a response's flag is a pair's under the name of its side", () => {
  for (const flag of responseFlags) {
    expect(pairFlags).toContain(`chosen-${flag}`);
    expect(pairFlags).toContain(`rejected-${flag}`);
    expect(baseOfFlag(flag)).toEqual({ side: null, base: flag });
    expect(baseOfFlag(`rejected-${flag}`)).toEqual({ side: "rejected", base: flag });
  }
});

test("a flag of the method that begins with a side has words of its own", () => {
  expect(baseOfFlag("chosen-translated")).toEqual({ side: null, base: "chosen-translated" });
});

test("what is no flag is told apart", () => {
  expect(isFlag("tie") && isFlag("truncated") && isFlag("rejected-empty")).toBe(true);
  expect(isFlag("toString") || isFlag("") || isFlag("Tie")).toBe(false);
  expect(isResponseFlag("truncated") && !isResponseFlag("chosen-truncated") && !isResponseFlag("tie")).toBe(
    true,
  );
});
