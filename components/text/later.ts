import type { CSSProperties } from "react";

/** Characters of a text that are laid out at once, whatever is to be seen of it: more than a tall screen holds. */
export const beyond = 3_000;

/**
 * For a block that is further down: the browser lays it out when it is scrolled to, and takes it for as high as it
 * probably is until then. `wide` is a script whose letters are as wide as they are high.
 */
export function laidOutLater(length: number, wide: boolean): { className: string; style: CSSProperties } {
  const lines = Math.ceil(length / (wide ? 34 : 62));
  return { className: "later", style: { "--lines": lines } as CSSProperties };
}
