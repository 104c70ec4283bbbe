import type { ReactNode } from "react";

/** What a long form is sent by, in reach while one is anywhere in the form: it stands at the lower edge until its place comes. */
export function FormFooter({ children }: { children: ReactNode }) {
  return (
    <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center gap-3 border-t border-hairline bg-paper px-4 py-3 sm:mx-0 sm:px-0">
      {children}
    </div>
  );
}
