import type { ReactNode } from "react";
import { Providers } from "@/components/providers";

/** All pages that ask for lists and keep them fresh: all but the review page, and those where nobody is signed in. */
export default function Layout({ children }: { children: ReactNode }) {
  return <Providers>{children}</Providers>;
}
