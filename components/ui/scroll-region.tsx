import type { ComponentProps } from "react";

type Props = ComponentProps<"section"> & { "aria-label": string };

/** A part of a page that scrolls by itself. Tab leads to it, so that the arrow keys can scroll it without a mouse. */
export function ScrollRegion({ className = "", ...rest }: Props) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what cannot be focused cannot be scrolled by keys
      tabIndex={0}
      className={`overflow-auto -outline-offset-2 ${className}`}
      {...rest}
    />
  );
}
