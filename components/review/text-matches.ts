import { findIn } from "../text/find";
import type { TextName } from "./text-region";

export type Match = { in: TextName; range: Range };

const names: readonly TextName[] = ["prompt", "left", "right", "reference"];
const blocks = "p, li, td, th, pre, h1, h2, h3, h4, h5, h6, blockquote, .reading";
/** What stands there twice, once for the eyes and once for screen readers. */
const unseen = ".katex-mathml, link, button";

/** Where the pair on screen has what somebody looks for, in the order of reading. The document stays as it is. */
export function matchesIn(wanted: string): Match[] {
  return names.flatMap((name) =>
    textsOf(name).flatMap((text) => rangesIn(text, wanted).map((range): Match => ({ in: name, range }))),
  );
}

/** The texts on screen under a name: a prompt has two, in its own language and in English. */
export function textsOf(name: TextName): HTMLElement[] {
  const region = document.querySelector(`[data-pair="shown"] [data-text="${name}"]`);
  return [...(region?.querySelectorAll<HTMLElement>(".reading") ?? [])].filter(
    (text) => text.closest("details:not([open])") === null,
  );
}

/** As one string, with a line between blocks, so that nothing is found across two of them. */
function rangesIn(text: HTMLElement, wanted: string): Range[] {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const nodes: { node: Text; from: number }[] = [];
  let whole = "";
  let block: Element | null = null;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!(node instanceof Text) || !parent || parent.closest(unseen)) continue;
    const own = parent.closest(blocks);
    if (block !== null && own !== block) whole += "\u0000";
    block = own;
    nodes.push({ node, from: whole.length });
    whole += node.data;
  }
  let at = 0;
  return findIn(whole, wanted, text.lang).map(([from, to]) => {
    const range = document.createRange();
    while (endOf(nodes[at]) <= from) at += 1;
    const first = nodes[at];
    if (first) range.setStart(first.node, from - first.from);
    while (endOf(nodes[at]) < to) at += 1;
    const last = nodes[at];
    if (last) range.setEnd(last.node, to - last.from);
    return range;
  });
}

function endOf(piece: { node: Text; from: number } | undefined): number {
  return piece ? piece.from + piece.node.length : Number.POSITIVE_INFINITY;
}

/** Brings a match into sight: in its own column, and in code that is wider than it. The page itself never moves. */
export function reach(range: Range): void {
  const { startContainer } = range;
  const inside = startContainer.parentElement;
  const column = inside?.closest<HTMLElement>("[data-text]");
  if (!inside || !column) return;
  const there = range.getBoundingClientRect();
  const frame = column.getBoundingClientRect();
  const above = there.top < frame.top + 56;
  if (above || there.bottom > frame.bottom - 72) {
    column.scrollTop += there.top - frame.top - frame.height / 3;
  }
  const wide = inside.closest<HTMLElement>("pre, table, .katex-display");
  if (!wide) return;
  const sides = wide.getBoundingClientRect();
  if (there.left < sides.left || there.right > sides.right) {
    wide.scrollLeft += there.left - sides.left - sides.width / 3;
  }
}
