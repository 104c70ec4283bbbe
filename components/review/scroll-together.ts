type Scroller = { scrollTop: number; scrollHeight: number; clientHeight: number };

/**
 * Where the other one of two texts stands when this one has been scrolled: as far down by its own length, so that both
 * begin and end together. A text that fits on the screen stays.
 */
export function matchingTop(scrolled: Scroller, other: Scroller): number {
  const way = scrolled.scrollHeight - scrolled.clientHeight;
  if (way <= 0) return other.scrollTop;
  const share = Math.min(1, Math.max(0, scrolled.scrollTop / way));
  return share * Math.max(0, other.scrollHeight - other.clientHeight);
}
