"use client";

import { type FocusEvent, useLayoutEffect, useRef } from "react";

/** Keeps the focus on the same text when another pair comes: on its prompt, its A, its B, wherever it was. */
export function useKeptFocus(assignmentId: number) {
  const ref = useRef<HTMLDivElement>(null);
  const text = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another pair is the reason to move the focus
  useLayoutEffect(() => {
    const now = document.activeElement;
    const lost = now === null || now === document.body || now.closest("[data-pair=behind]") !== null;
    if (text.current === null || !lost) return;
    const same = ref.current?.querySelector<HTMLElement>(`[data-pair=shown] [data-text="${text.current}"]`);
    same?.focus({ preventScroll: true });
  }, [assignmentId]);
  return {
    ref,
    onFocus: ({ target }: FocusEvent) => {
      text.current = target.closest<HTMLElement>("[data-text]")?.dataset.text ?? null;
    },
    // Without another element the focus did not leave: its own was taken away.
    onBlur: ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null && !ref.current?.contains(relatedTarget)) text.current = null;
    },
  };
}
