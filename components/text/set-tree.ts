/**
 * A text set as markdown, as plain data that a worker can send: text, or an element with its properties as React names
 * them and what is in it. Links, images, boxes and hidden characters come as such; how they are shown is for the page to say.
 */
export type SetNode = string | readonly [tag: string, props: SetProps | null, children: readonly SetNode[]];
export type SetProps = Readonly<Record<string, unknown>>;

/** Not an element of HTML: a hidden character, named by its text, its code point in `title`. */
export const hiddenTag = "x-hidden";

/** How many characters of text stand in these. */
export function lengthOf(nodes: readonly SetNode[]): number {
  let length = 0;
  for (const node of nodes) length += typeof node === "string" ? node.length : lengthOf(node[2]);
  return length;
}
