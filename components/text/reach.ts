"use client";

import { createContext, startTransition, useEffect, useState } from "react";

/** How many characters of each text are on the page by now; what follows has its place already. */
export const Reach = createContext(Number.POSITIVE_INFINITY);

/** About what a screen holds. Long texts cost no more than this until they are on screen. */
const first = 1_500;
const steps = [first, 5_000, 10_000, 15_000, Number.POSITIVE_INFINITY];
const afterKeyMs = 250;
const betweenMs = 50;

/** For texts that may be prepared behind others: their beginnings at once, and the rest in steps once they are shown. */
export function useReach(shown: boolean): number {
  const [step, setStep] = useState(0);
  const more = shown && step < steps.length - 1;
  // Time is the external system: what a person does not see yet must not be in the way of their next key.
  useEffect(() => {
    if (!more) return;
    const later = () => startTransition(() => setStep(step + 1));
    const timer = setTimeout(later, step === 0 ? afterKeyMs : betweenMs);
    return () => clearTimeout(timer);
  }, [more, step]);
  return steps[step] ?? Number.POSITIVE_INFINITY;
}
