"use client";

import { useEffect, useRef, useState } from "react";
import type { ClaimedPair } from "@/lib/review/decision";
import type { Differences } from "./differences";
import type { DifferencesAnswer, DifferencesRequest } from "./differences.worker";

type Known = Readonly<Record<number, Differences>>;
const nothing: Known = {};

/**
 * The words in which the two responses of a pair differ, by the pair's assignment, once somebody wants to see them. The
 * pair on screen is compared first, and the next one while it is read.
 */
export function useDifferences(
  shown: ClaimedPair | undefined,
  next: ClaimedPair | undefined,
  wanted: boolean,
): Known {
  const [known, setKnown] = useState<Known>(nothing);
  const worker = useRef<Worker | null>(null);
  const asked = useRef(new Set<number>());
  // A worker is an external system: there as long as somebody wants to see differences.
  useEffect(() => {
    if (!wanted) return;
    const opened = new Worker(new URL("./differences.worker.ts", import.meta.url), { type: "module" });
    const requests = asked.current;
    opened.onmessage = ({ data: { id, found } }: MessageEvent<DifferencesAnswer>) =>
      setKnown((before) => ({ ...before, [id]: found }));
    worker.current = opened;
    return () => {
      opened.terminate();
      worker.current = null;
      requests.clear();
      setKnown(nothing);
    };
  }, [wanted]);
  useEffect(() => {
    if (!wanted) return;
    for (const pair of [shown, next]) {
      if (!pair || asked.current.has(pair.assignmentId)) continue;
      asked.current.add(pair.assignmentId);
      const { assignmentId: id, left, right, language } = pair;
      const request: DifferencesRequest = { id, left, right, language };
      worker.current?.postMessage(request);
    }
  }, [shown, next, wanted]);
  return wanted ? known : nothing;
}
