/**
 * Every flag of a response and of a pair; what each means stands in lib/messages/en/flag.json. Nothing here computes
 * anything, so that a page can import it. Flags are remarks for people, never a block.
 */

/** What is remarkable about the text of one response. */
export const responseFlags = [
  "wrong-language",
  "mixed-language",
  "truncated",
  "repeated-lines",
  "scaffold",
  "bidi-controls",
  "empty",
] as const;
export type ResponseFlag = (typeof responseFlags)[number];

/** What the methods themselves say of a pair. */
const methodFlags = ["tie", "single-reference", "chosen-translated", "rejected-translated"] as const;
export type MethodFlag = (typeof methodFlags)[number];

/** What the two texts of a pair, or its scores, say beside each other. */
const besideFlags = ["near-identical", "length-ratio", "margin-not-positive"] as const;
type BesideFlag = (typeof besideFlags)[number];

/** What has been done to a text of a pair since. */
const laterFlags = ["human-edited"] as const;
type LaterFlag = (typeof laterFlags)[number];

export const sides = ["chosen", "rejected"] as const;
export type Side = (typeof sides)[number];

export type PairFlag = LaterFlag | MethodFlag | BesideFlag | `${Side}-${ResponseFlag}`;

export const pairFlags: readonly PairFlag[] = [
  ...laterFlags,
  ...methodFlags,
  ...besideFlags,
  ...sides.flatMap((side) => responseFlags.map((flag) => `${side}-${flag}` as const)),
];

/** Whether a word from outside, such as a filter in an address, names a flag. */
export function isFlag(name: string): name is ResponseFlag | PairFlag {
  return isResponseFlag(name) || pairFlags.some((flag) => flag === name);
}

/** A flag that tells of a pair's scores, and so of the texts that the method had. */
export function isScoreFlag(name: string): name is MethodFlag | "margin-not-positive" {
  return isMethodFlag(name) || name === "margin-not-positive";
}

/** A flag that only the method can know: a pair that comes back from a file brings it along. */
export function isMethodFlag(name: string): name is MethodFlag {
  return methodFlags.some((flag) => flag === name);
}

export function isResponseFlag(name: string): name is ResponseFlag {
  return responseFlags.some((flag) => flag === name);
}

/** What has words of its own: the flag itself, or that of the response on one side of a pair. */
export type BaseFlag = ResponseFlag | LaterFlag | MethodFlag | BesideFlag;

/** `baseOfFlag("chosen-truncated")` = { side: "chosen", base: "truncated" }; "chosen-translated" is its own. */
export function baseOfFlag(flag: ResponseFlag | PairFlag): { side: Side | null; base: BaseFlag } {
  for (const side of sides) {
    const base = responseFlags.find((base) => flag === `${side}-${base}`);
    if (base) return { side, base };
  }
  // What is left of the names bears no side.
  return { side: null, base: flag as BaseFlag };
}
