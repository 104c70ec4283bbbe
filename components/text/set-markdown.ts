import type { Element, ElementContent, Root, RootContent } from "hast";
import { Fragment, isValidElement, type ReactNode } from "react";
import Markdown from "react-markdown";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import { pieces } from "./hidden-characters";
import { isWorthSetting, withDoubleDollars } from "./markup";
import { hiddenTag, type SetNode } from "./set-tree";

/**
 * A text set as markdown with formulas, or null where it is better shown as it is. HTML in it stays text. Takes tens of
 * milliseconds for a long text: it runs in a worker.
 */
export async function setMarkdown(text: string): Promise<SetNode[] | null> {
  if (!isWorthSetting(text)) return null;
  const written = withDoubleDollars(text);
  // Three fifths of all that setting needs, and most texts have no formula.
  const formulas = /\$\$|(?:```|~~~)[ \t]*math/.test(written) ? [await formulaPlugin()] : [];
  return plain(
    Markdown({
      remarkPlugins: [remarkGfm, [remarkMath, { singleDollarTextMath: false }]],
      rehypePlugins: [...formulas, showHidden],
      urlTransform: (url) => url,
      children: written,
    }),
  );
}

async function formulaPlugin() {
  const { default: rehypeKatex } = await import("rehype-katex");
  const options = { trust: false, maxExpand: 100, maxSize: 20, strict: "ignore" } as const;
  return [rehypeKatex, options] satisfies [typeof rehypeKatex, typeof options];
}

/** React's elements as data: no component is among them. */
function plain(node: ReactNode): SetNode[] {
  if (typeof node === "string") return [node];
  if (Array.isArray(node)) return node.flatMap(plain);
  if (!isValidElement<{ children?: ReactNode }>(node)) return [];
  const { children, ...props } = node.props;
  if (node.type === Fragment || typeof node.type !== "string") return plain(children);
  return [[node.type, Object.keys(props).length > 0 ? props : null, plain(children)]];
}

/** Hidden controls become marks here as well, wherever they stand. */
function showHidden() {
  return (tree: Root) => walk(tree);
}

function walk(node: Root | Element): void {
  node.children = node.children.flatMap((child): (ElementContent & RootContent)[] => {
    if (child.type === "text") return shown(child.value);
    if (child.type === "element") walk(child);
    return [child as ElementContent & RootContent];
  });
}

function shown(text: string): (ElementContent & RootContent)[] {
  return pieces(text).map((piece) =>
    "hidden" in piece
      ? {
          type: "element" as const,
          tagName: hiddenTag,
          properties: { title: piece.codePoint },
          children: [{ type: "text", value: piece.hidden }],
        }
      : { type: "text", value: piece.text },
  );
}
