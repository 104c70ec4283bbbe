"use client";

import { startTransition, useEffect, useState } from "react";

/** Where a browser cannot say when it has nothing to do. */
const otherwiseMs = 40;
/** A browser that is never idle prepares all the same. */
const patienceMs = 400;

/**
 * How many of its texts a pair has on the page: all of them while it is shown. One that is prepared behind gets them one
 * after the other, each when the browser has nothing else to do, so that no key waits for all of them to be laid out.
 */
export function usePieces(shown: boolean, all: number): number {
  const [pieces, setPieces] = useState(1);
  // What has been shown stays whole.
  if (shown && pieces < all) setPieces(all);
  const more = pieces < all;
  // Idle time is the external system.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each piece asks for the next one
  useEffect(() => {
    if (!more) return;
    return whenIdle(() => startTransition(() => setPieces((there) => there + 1)));
  }, [more, pieces]);
  return shown ? all : pieces;
}

function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(work, otherwiseMs);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(work, { timeout: patienceMs });
  return () => cancelIdleCallback(asked);
}
