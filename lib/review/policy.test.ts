import { expect, test } from "vitest";
import { Policy, readPolicy } from "./policy";
import { firstReasons } from "./reasons";

test.each([null, undefined, {}])(
  "a policy stored as %j is blind, single and with the standard reasons",
  (stored) => {
    expect(readPolicy(stored)).toEqual({
      mode: "blind",
      overlap: 1,
      leaseMinutes: 10,
      showReference: true,
      referenceAfterChoice: false,
      askStrength: false,
      showScores: false,
      showGloss: false,
      practice: true,
      reasons: firstReasons,
      formerReasons: [],
    });
  },
);

test("what was stored is kept, and what this version does not know is left out", () => {
  const reasons = [{ key: "rude", label: "Rude" }];
  const stored = { mode: "open", overlap: 3, showScores: true, reasons, colour: "green" };
  expect(readPolicy(stored)).toEqual({
    ...readPolicy({}),
    mode: "open",
    overlap: 3,
    showScores: true,
    reasons,
  });
});

test.each<[string, unknown]>([
  ["another mode", { mode: "verify" }],
  ["no judgement", { overlap: 0 }],
  ["half a judgement", { overlap: 1.5 }],
  ["more judgements than twenty", { overlap: 21 }],
  ["a lease of no time", { leaseMinutes: 0 }],
  ["a lease of a working day", { leaseMinutes: 241 }],
  ["no reasons", { reasons: [] }],
  [
    "more reasons than keys",
    { reasons: Array.from({ length: 10 }, (_, i) => ({ key: `r${i}`, label: "R" })) },
  ],
  ["a reason without words", { reasons: [{ key: "r", label: "" }] }],
  ["an own reason whose words nobody wrote", { reasons: [{ key: "own-1" }] }],
  [
    "a reason twice",
    {
      reasons: [
        { key: "r", label: "R" },
        { key: "r", label: "S" },
      ],
    },
  ],
  ["a key that is no key", { reasons: [{ key: "Wrong fact", label: "Wrong fact" }] }],
])("a policy with %s is refused", (_, policy) => {
  expect(Policy.safeParse(policy).success).toBe(false);
});

test("each standard reason has a key of its own on the digit row", () => {
  expect(Policy.safeParse({ reasons: firstReasons }).success).toBe(true);
  expect(firstReasons.length).toBeLessThanOrEqual(9);
});

test("a standard reason that was stored with its English words has those of the catalogue; other words are kept", () => {
  const stored = [
    { key: "wrong-fact", label: "Wrong fact" },
    { key: "unsafe", label: "Harmful" },
  ];
  expect(readPolicy({ reasons: stored }).reasons).toEqual([
    { key: "wrong-fact", label: null },
    { key: "unsafe", label: "Harmful" },
  ]);
});
