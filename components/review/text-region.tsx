import type { ComponentProps } from "react";
import { ScrollRegion } from "../ui/scroll-region";

/** Which of the texts of a pair: a name for the focus, for finding, and for the tabs of a phone. */
export type TextName = "prompt" | "left" | "right" | "reference";

/** One of the texts of a pair, with room at the top for its heading, which stays while the text scrolls. */
export function TextRegion({
  name,
  className = "",
  ...rest
}: { name: TextName } & ComponentProps<typeof ScrollRegion>) {
  return <ScrollRegion data-text={name} className={`min-h-0 scroll-pt-12 ${className}`} {...rest} />;
}
