"use client";

import { type UIEvent, useRef } from "react";
import { matchingTop } from "./scroll-together";

/** Scrolls the other one of two texts along with the one that is scrolled, once that is wanted. */
export function useTogether(on: boolean) {
  const left = useRef<HTMLElement>(null);
  const right = useRef<HTMLElement>(null);
  /** What was scrolled from here, and whose own event must not come back as a wish. */
  const echo = useRef<{ of: HTMLElement; top: number } | null>(null);
  const onScroll = (event: UIEvent<HTMLElement>) => {
    const scrolled = event.currentTarget;
    const other = scrolled === left.current ? right.current : left.current;
    if (!on || !other) return;
    const last = echo.current;
    echo.current = null;
    if (last?.of === scrolled && Math.abs(last.top - scrolled.scrollTop) <= 1) return;
    const before = other.scrollTop;
    other.scrollTop = matchingTop(scrolled, other);
    if (other.scrollTop !== before) echo.current = { of: other, top: other.scrollTop };
  };
  return { left, right, onScroll };
}
