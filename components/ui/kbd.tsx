import type { ReactNode } from "react";

/** The key that presses a button, quietly; hidden where there are only fingers, but for the page of keys itself. */
export function Kbd({ always = false, children }: { always?: boolean; children: ReactNode }) {
  return (
    <span
      aria-hidden="true"
      className={`${always ? "" : "pointer-coarse:hidden"} rounded-[4px] border border-current/30 px-1.5 font-sans text-xs leading-5`}
    >
      {children}
    </span>
  );
}
