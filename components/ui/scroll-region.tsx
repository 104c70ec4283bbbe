import type { ComponentProps } from "react";

type Props = ComponentProps<"section"> & { "aria-label": string };

/** A part of a page that scrolls by itself. Tab leads to it, so that the arrow keys can scroll it without a mouse. */
export function ScrollRegion({ className = "", ...rest }: Props) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what cannot be focused cannot be scrolled by keys
      tabIndex={0}
      // relative: what is put in it for screen readers alone scrolls with it, and does not widen the page
      className={`relative overflow-auto -outline-offset-2 ${className}`}
      {...rest}
    />
  );
}
