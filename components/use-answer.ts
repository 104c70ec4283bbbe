"use client";

import { useCallback, useEffect, useRef, useState } from "react";

type Answer<T> = { data: T | undefined; error: Error | undefined };

const pauseMs = 800;

/**
 * An answer of the server for what `key` names, asked for once and again on `refetch`: for the review page, which does
 * without the library that keeps lists fresh elsewhere. After a failure it asks again as long as `again` says so.
 */
export function useAnswer<T>(
  key: string,
  ask: (signal: AbortSignal) => Promise<T>,
  again: (failures: number, error: Error) => boolean,
): Answer<T> & { refetch: () => void } {
  const [round, setRound] = useState(0);
  const [answer, setAnswer] = useState<Answer<T> & { of: string }>();
  const latest = useRef({ ask, again });
  // What is asked is that of the newest rendering; asking anew is for a new key or a new round only.
  useEffect(() => {
    latest.current = { ask, again };
  });
  const of = `${round} ${key}`;
  useEffect(() => {
    const stop = new AbortController();
    const attempt = async (failures: number): Promise<void> => {
      try {
        const data = await latest.current.ask(stop.signal);
        if (!stop.signal.aborted) setAnswer({ of, data, error: undefined });
      } catch (error) {
        if (stop.signal.aborted) return;
        if (!latest.current.again(failures, error as Error)) {
          setAnswer({ of, data: undefined, error: error as Error });
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        if (!stop.signal.aborted) await attempt(failures + 1);
      }
    };
    void attempt(0);
    return () => stop.abort();
  }, [of]);
  const refetch = useCallback(() => setRound((before) => before + 1), []);
  const { data, error } = answer?.of === of ? answer : { data: undefined, error: undefined };
  return { data, error, refetch };
}
