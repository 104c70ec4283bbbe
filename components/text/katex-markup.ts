import type { Element, ElementContent, Root } from "hast";

// Three kinds of piece: a tag that ends, a tag that begins or stands alone, and text.
const piece = /<\/([a-zA-Z]+)>|<([a-zA-Z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g;
const attribute = /([\w:-]+)="([^"]*)"/g;
const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };

/**
 * The markup of KaTeX as a tree. It closes all that it opens and knows five entities, so that no parser of HTML is
 * needed for it: in a worker there is none, and one for all of HTML is as large as the markdown reader. Takes the place
 * of `hast-util-from-html-isomorphic` in what the browser gets (next.config.js). Throws where the markup is not so.
 */
export function fromHtmlIsomorphic(markup: string): Root {
  const root: Root = { type: "root", children: [] };
  const open: (Root | Element)[] = [root];
  let at = 0;
  for (const match of markup.matchAll(piece)) {
    if (match.index !== at) break;
    at += match[0].length;
    const [, ended, begun, attributes = "", alone, text] = match;
    const inside = open.at(-1) ?? root;
    const children = inside.children as ElementContent[];
    if (text !== undefined) children.push({ type: "text", value: decoded(text) });
    else if (begun !== undefined) {
      const element: Element = {
        type: "element",
        tagName: begun,
        properties: read(attributes),
        children: [],
      };
      children.push(element);
      if (alone !== "/") open.push(element);
    } else if (inside.type === "element" && inside.tagName === ended) open.pop();
    else throw new Error(`</${ended}> ends nothing.`);
  }
  if (at !== markup.length || open.length !== 1) throw new Error("This is not the markup of a formula.");
  return root;
}

/** By the names of HTML: what makes React's elements of a tree knows both kinds. */
function read(attributes: string): Element["properties"] {
  return Object.fromEntries(
    [...attributes.matchAll(attribute)].map(([, name = "", value = ""]) => [name, decoded(value)]),
  );
}

function decoded(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
}
