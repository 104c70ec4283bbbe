"use client";

import { useCallback, useEffect, useRef } from "react";

/** Milliseconds since the pair was painted, as a function to call at the key. */
export function useDwell(assignmentId: number | undefined): () => number {
  const shownAt = useRef(0);
  // Painting is the external system: the clock starts one frame after the pair is in the document.
  useEffect(() => {
    if (assignmentId === undefined) return;
    shownAt.current = performance.now();
    const frame = requestAnimationFrame(() => {
      shownAt.current = performance.now();
    });
    return () => cancelAnimationFrame(frame);
  }, [assignmentId]);
  return useCallback(() => performance.now() - shownAt.current, []);
}
