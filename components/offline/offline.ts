import type { Outbox } from "../review/outbox";
import type { ReviewSession } from "../review/session";
import { forgetKeptPairs, KeptPairs, type Place } from "./kept-pairs";
import { PairKeeper } from "./pair-keeper";
import { forgetPages, stowPage } from "./stow";

/** Opens the review with the pairs that this browser has kept, where there are any. */
export async function reopen(place: Place, session: ReviewSession): Promise<void> {
  const kept = await new KeptPairs(place).read(Date.now());
  if (kept) session.reopen(kept);
}

/** Keeps the page and its pairs in this browser from here on, for this person alone; returns how to stop. */
export function keepForOffline(place: Place, session: ReviewSession, outbox: Outbox): () => void {
  // Where nothing can be opened again, no texts lie about either.
  if (!("serviceWorker" in navigator) || process.env.NODE_ENV !== "production") return () => {};
  const stops: (() => void)[] = [];
  let stopped = false;
  const begin = (stop: () => void) => {
    if (stopped) stop();
    else stops.push(stop);
  };
  const store = new KeptPairs(place);
  void store.tidy(Date.now()).then(
    () => begin(closing(new PairKeeper({ session, outbox, store }))),
    () => {},
  );
  void stowPage(place.userId).then(begin, () => {});
  return () => {
    stopped = true;
    for (const stop of stops) stop();
  };
}

function closing(keeper: PairKeeper): () => void {
  return () => keeper.close();
}

/** Removes every page and every text that this browser has kept. What waits to be sent stays: it holds no texts. */
export async function forgetOffline(): Promise<void> {
  await Promise.allSettled([forgetPages(), forgetKeptPairs()]);
}
