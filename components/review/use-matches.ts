"use client";

import { useEffect, useState } from "react";
import { type Match, matchesIn, textsOf } from "./text-matches";

const nothing: readonly Match[] = [];

/** The matches in the texts on screen, marked, and found anew whenever these change: another pair, markdown, all of a text. */
export function useMatches(wanted: string, at: number): readonly Match[] {
  const [matches, setMatches] = useState(nothing);
  // The document is the external system here: what is looked for is what it shows.
  useEffect(() => {
    if (wanted.trim() === "") {
      setMatches(nothing);
      return;
    }
    showAll();
    let frame = 0;
    const look = () => setMatches(matchesIn(wanted));
    const later = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    look();
    const main = document.querySelector("main");
    const observer = new MutationObserver(later);
    if (main) {
      const what = { subtree: true, childList: true, characterData: true };
      observer.observe(main, { ...what, attributeFilter: ["data-pair", "open"] });
    }
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [wanted]);
  useEffect(() => {
    const now = matches[Math.min(at, matches.length - 1)];
    mark(
      "found",
      matches.filter((match) => match !== now),
    );
    mark("found-now", now ? [now] : []);
  }, [matches, at]);
  useEffect(() => unmark, []);
  return matches;
}

/** What is not on the page cannot be found on it. */
function showAll(): void {
  for (const name of ["prompt", "left", "right", "reference"] as const) {
    for (const text of textsOf(name)) text.querySelector<HTMLElement>("[data-show-all]")?.click();
  }
}

function unmark(): void {
  mark("found", []);
  mark("found-now", []);
}

function mark(name: string, matches: readonly Match[]): void {
  // Without them, a browser says how many there are and leads to each.
  if (typeof Highlight === "undefined" || !CSS.highlights) return;
  if (matches.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...matches.map(({ range }) => range)));
}
