import type { ComponentProps } from "react";
import { Kbd } from "./kbd";

const looks = {
  primary: "bg-accent text-on-accent border-transparent hover:opacity-90",
  plain: "bg-raised text-ink border-outline/60 hover:border-outline",
  quiet: "border-transparent text-muted hover:text-ink hover:bg-sunken",
};

type Props = ComponentProps<"button"> & { look?: keyof typeof looks; keys?: string };

/** One height on the desk, a finger's height by touch. `keys` is the key that does the same. */
export function Button({ look = "plain", keys, className = "", children, type = "button", ...rest }: Props) {
  return (
    <button type={type} className={`${shape} ${looks[look]} ${className}`} {...rest}>
      {children}
      {keys ? <Kbd>{keys}</Kbd> : null}
    </button>
  );
}

const shape =
  "inline-flex h-9 pointer-coarse:h-[44px] items-center justify-center gap-2 rounded-control border px-3.5 font-medium " +
  "whitespace-nowrap transition-colors duration-100 cursor-pointer disabled:cursor-default disabled:opacity-50";

/** A link that looks like a button, for what leads elsewhere or downloads. */
export function buttonClass(look: keyof typeof looks = "plain"): string {
  return `${shape} ${looks[look]} no-underline`;
}
