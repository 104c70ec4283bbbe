"use client";

import { useEffect } from "react";

/** Once, when the browser has nothing else to do. */
export function useIdle(work: () => Promise<unknown>): void {
  useEffect(() => {
    const timer = setTimeout(() => void work().catch(() => {}), 2_000);
    return () => clearTimeout(timer);
  }, [work]);
}

/** Only where nothing would survive: everywhere else closing the page is harmless. */
export function useLeaveWarning(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [active]);
}
