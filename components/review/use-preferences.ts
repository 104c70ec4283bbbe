"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import { useLocale } from "use-intl/react";
import { directionOf } from "@/lib/language";
import { type Preferences, readPreferences, standardPreferences } from "@/lib/review/preferences";

const listeners = new Set<() => void>();
const known = new Map<string, { kept: string | null; read: Preferences }>();

/** How this person reads and presses keys, kept in this browser, the same in all of its tabs. */
export function usePreferences(userId: string): [Preferences, (change: Partial<Preferences>) => void] {
  const place = `pairity-preferences-${userId}`;
  const kept = useSyncExternalStore(
    subscribe,
    () => current(place),
    () => standardPreferences,
  );
  // Which way the interface runs is no wish of theirs, and is not kept.
  const mirrored = directionOf(useLocale()) === "rtl";
  const preferences = useMemo(() => ({ ...kept, keys: { ...kept.keys, mirrored } }), [kept, mirrored]);
  const change = useCallback(
    (change: Partial<Preferences>) => {
      const changed = JSON.stringify({ ...current(place), ...change });
      known.set(place, { kept: changed, read: readPreferences(changed) });
      try {
        localStorage.setItem(place, changed);
      } catch {
        // Without storage it holds as long as the page.
      }
      for (const listener of listeners) listener();
    },
    [place],
  );
  return [preferences, change];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** The same object as long as the same text is kept: React asks at every rendering. */
function current(place: string): Preferences {
  const last = known.get(place) ?? { kept: null, read: standardPreferences };
  let kept = last.kept;
  try {
    kept = localStorage.getItem(place) ?? last.kept;
  } catch {
    // As above.
  }
  if (kept === last.kept) return last.read;
  const read = readPreferences(kept);
  known.set(place, { kept, read });
  return read;
}
