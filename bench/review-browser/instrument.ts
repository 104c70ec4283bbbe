/** What one key took, in milliseconds, and what happened around it. */
export type Sample = {
  /** From the key, as the browser received it, to the frame with the next pair having been painted. */
  painted: number;
  /** The browser's own figure (event timing): up to the presentation of the frame after the key, in steps of eight. */
  presented: number | null;
  /** Characters of the two texts that came. */
  characters: number;
};

export type Seen = {
  samples: Sample[];
  /** Every task of the main thread that took longer than 50 ms: how long, and how long after the last key it began. */
  longTasks: { duration: number; afterKey: number }[];
  /** By the definition of layout shift: those without a key in the half second before. */
  shifted: number;
  /** Of what was on screen already with the pair, whether a key came before or not. */
  shiftedAfterPaint: number;
};

declare global {
  var pairityBench: { next(): Promise<void>; take(): Seen; text(side: string): string };
}

/** Runs in the page, before anything of the page itself: it is sent there as text, and knows nothing from outside. */
export function instrument(): void {
  type Key = { at: number; painted: number; characters: number };
  const keys: Key[] = [];
  const durations: { at: number; duration: number }[] = [];
  let tasks: { at: number; duration: number }[] = [];
  let shifts: { at: number; value: number; recent: boolean }[] = [];
  let waiting: (() => void)[] = [];
  let begin = performance.now();

  const observe = (type: string, more: object, take: (entry: never) => void) => {
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) take(entry as never);
    });
    observer.observe({ type, ...more });
    return () => {
      for (const entry of observer.takeRecords()) take(entry as never);
    };
  };
  const flush = [
    observe("event", { durationThreshold: 16 }, (entry: PerformanceEventTiming) => {
      if (entry.name === "keydown") durations.push({ at: entry.startTime, duration: entry.duration });
    }),
    observe("longtask", {}, (entry: PerformanceEntry) => {
      tasks.push({ at: entry.startTime, duration: entry.duration });
    }),
    observe("layout-shift", {}, (entry: PerformanceEntry & { value: number; hadRecentInput: boolean }) => {
      shifts.push({ at: entry.startTime, value: entry.value, recent: entry.hadRecentInput });
    }),
  ];

  const shownText = (side: string) => {
    for (const column of document.querySelectorAll(`[data-testid="response-${side}"]`)) {
      const text = column.querySelector(".reading");
      if (text && column.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return text;
    }
    return null;
  };
  /** The number that a text begins with: the first letters, without reading the rest. */
  const markOf = (side: string) => {
    const text = shownText(side);
    if (!text) return "";
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let mark = "";
    while (mark.length < 8 && walker.nextNode()) mark += walker.currentNode.nodeValue?.slice(0, 8) ?? "";
    return mark;
  };

  window.addEventListener(
    "keydown",
    (event) => {
      if (event.repeat) return;
      const before = markOf("left");
      const look = () => {
        const now = markOf("left");
        if (now === "" || now === before) return requestAnimationFrame(look);
        // This frame paints it; a message comes when the frame has been made.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const painted = performance.now();
          const characters = ["left", "right"].reduce(
            (sum, side) => sum + (shownText(side)?.textContent?.length ?? 0),
            0,
          );
          keys.push({ at: event.timeStamp, painted, characters });
          for (const done of waiting.splice(0)) done();
        };
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    },
    { capture: true },
  );

  globalThis.pairityBench = {
    next: () => new Promise((resolve) => waiting.push(resolve)),
    text: (side) => shownText(side)?.textContent ?? "",
    take: () => {
      for (const all of flush) all();
      const lastKey = (at: number) => keys.findLast((key) => key.at <= at);
      const seen = {
        samples: keys.map(({ at, painted, characters }) => ({
          painted: painted - at,
          presented: durations.find((entry) => Math.abs(entry.at - at) < 1)?.duration ?? null,
          characters,
        })),
        longTasks: tasks
          .filter(({ at }) => at >= begin)
          .map(({ at, duration }) => ({ duration, afterKey: at - (lastKey(at + duration)?.at ?? at) })),
        shifted: sum(shifts.filter(({ recent, at }) => !recent && at >= begin)),
        shiftedAfterPaint: sum(shifts.filter(({ at }) => at >= begin && at > (lastKey(at)?.painted ?? at))),
      };
      keys.length = 0;
      durations.length = 0;
      tasks = [];
      shifts = [];
      waiting = [];
      begin = performance.now();
      return seen;
    },
  };
  const sum = (list: { value: number }[]) => list.reduce((total, { value }) => total + value, 0);
}
