import type { CSSProperties } from "react";

/** Characters of a text that are laid out at once, whatever is to be seen of it: about what a screen holds. */
export const beyond = 1_500;

/**
 * For a block that is further down: the browser lays it out when it is scrolled to, and takes it for as high as it
 * probably is until then. `wide` is a script whose letters are as wide as they are high.
 */
export function laidOutLater(length: number, wide: boolean): { className: string; style: CSSProperties } {
  return { className: "later", style: linesOf(length, wide) };
}

/** The place of what is not on the page yet, so that nothing moves when it comes. */
export function placeOfRest(length: number, wide: boolean): { className: string; style: CSSProperties } {
  return { className: "rest", style: linesOf(length, wide) };
}

function linesOf(length: number, wide: boolean): CSSProperties {
  return { "--lines": Math.ceil(length / (wide ? 34 : 62)) } as CSSProperties;
}
