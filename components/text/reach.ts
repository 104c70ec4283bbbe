"use client";

import { createContext, startTransition, useCallback, useEffect, useState } from "react";

/** How many characters of each text are on the page by now; what follows has its place already. */
export const Reach = createContext(Number.POSITIVE_INFINITY);

/** About what a screen holds. Long texts cost no more than this until they are on screen. */
const first = 1_500;
const steps = [first, 5_000, 10_000, 15_000, Number.POSITIVE_INFINITY];
/** Until then the next pair is prepared, which whoever judges at a glance waits for. */
const afterKeyMs = 800;
const betweenMs = 50;

/**
 * For texts that may be prepared behind others: their beginnings at once, and the rest in steps once they are shown, or
 * as soon as somebody scrolls, which is for the caller to say by `hurry`.
 */
export function useReach(shown: boolean): { reach: number; hurry: () => void } {
  const [step, setStep] = useState(0);
  const more = shown && step < steps.length - 1;
  // Time is the external system: what a person does not see yet must not be in the way of their next key.
  useEffect(() => {
    if (!more) return;
    const later = () => startTransition(() => setStep(step + 1));
    const timer = setTimeout(later, step === 0 ? afterKeyMs : betweenMs);
    return () => clearTimeout(timer);
  }, [more, step]);
  return {
    reach: steps[step] ?? Number.POSITIVE_INFINITY,
    hurry: useCallback(() => setStep((now) => Math.max(now, 1)), []),
  };
}
