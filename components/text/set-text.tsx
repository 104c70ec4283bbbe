"use client";

import "katex/dist/katex.min.css";
import { createElement, memo, type ReactNode, useContext } from "react";
import { useTranslations } from "use-intl/react";
import { HiddenMark } from "./hidden-mark";
import { beyond, laidOutLater, placeOfRest } from "./later";
import { Reach } from "./reach";
import { hiddenTag, lengthOf, type SetNode } from "./set-tree";

/**
 * What a worker has made of a text. Links do not lead anywhere and images are not fetched: both are shown with their
 * addresses, since an address is part of what is judged. A component for each block, so that a long text is rendered in
 * many small steps.
 */
export const SetText = memo(function SetText({ nodes, wide }: { nodes: readonly SetNode[]; wide: boolean }) {
  const reach = useContext(Reach);
  let from = 0;
  let rest = 0;
  return (
    <div className="set">
      {nodes.map((node, index) => {
        if (typeof node === "string") return node;
        const begin = from;
        const length = lengthOf(node[2]);
        from += length;
        if (begin >= reach) {
          rest += length;
          return null;
        }
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a text never change their places
        return <Block key={index} node={node} later={begin > beyond ? length : null} wide={wide} />;
      })}
      {rest > 0 ? <div {...placeOfRest(rest, wide)} /> : null}
    </div>
  );
});

type BlockProps = { node: SetNode; later: number | null; wide: boolean };

const Block = memo(function Block({ node, later, wide }: BlockProps) {
  if (later === null || typeof node === "string") return <>{shownAs(node, 0)}</>;
  const [tag, props, children] = node;
  const { className, style } = laidOutLater(later, wide);
  const more = { className: `${props?.className ?? ""} ${className}`, style };
  return <>{shownAs([tag, { ...props, ...more }, children], 0)}</>;
});

function shownAs(node: SetNode, key: number): ReactNode {
  if (typeof node === "string") return node;
  const [tag, props, children] = node;
  if (tag === hiddenTag) {
    return <HiddenMark key={key} codePoint={String(props?.title)} name={children.join("")} />;
  }
  if (tag === "a") {
    return (
      <span key={key} className="underline decoration-dotted">
        {children.map(shownAs)}
        <span className="text-muted"> ({String(props?.href ?? "")})</span>
      </span>
    );
  }
  if (tag === "img") {
    return <Image key={key} alt={String(props?.alt ?? "")} address={String(props?.src ?? "")} />;
  }
  if (tag === "input") return <span key={key}>{props?.checked ? "[x] " : "[ ] "}</span>;
  return createElement(tag, { ...props, key }, ...children.map(shownAs));
}

function Image({ alt, address }: { alt: string; address: string }) {
  const t = useTranslations("ui.text");
  return <span className="text-muted">{alt ? t("image", { alt, address }) : t("imageAt", { address })}</span>;
}
