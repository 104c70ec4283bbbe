"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { openCommandStore } from "./command-store";
import { Outbox, type OutboxState } from "./outbox";
import { ReviewSession } from "./session";
import type { SessionState } from "./session-state";

type Place = { projectId: string; queueId: string; userId: string; language: string };

type Review = { session: ReviewSession; outbox: Outbox };

/** Milliseconds without a word from the server after which what this browser has kept is opened. */
const patience = 3_000;
/** Until what is needed without a network is fetched and kept: the first pair comes first. */
const quiet = 2_000;
/** Between two looks whether the server is there again, or can store by now what it failed on. */
const lookAgain = 60_000;

const offline = () => import("../offline/offline");

/** Opens the outbox and the session of a place, and closes them when the screen goes; null until both are there. */
export function useReview({ projectId, queueId, userId, language }: Place): Review | null {
  const [review, setReview] = useState<Review | null>(null);
  useEffect(() => {
    const stops: (() => void)[] = [];
    let gone = false;
    const begin = async () => {
      const store = await openCommandStore();
      if (gone) return;
      const outbox = new Outbox({ userId, store });
      stops.push(() => outbox.close());
      const session = new ReviewSession({ projectId, queueId, userId, language, outbox });
      await outbox.start();
      if (gone) return;
      setReview({ session, outbox });
      stops.push(watchTheNetwork(session, outbox));

      const place = { userId, queueId, language };
      const reopen = () =>
        void offline().then(
          (module) => module.reopen(place, session),
          () => {},
        );
      const slow = setTimeout(reopen, patience);
      stops.push(() => clearTimeout(slow));
      await session.refill();
      clearTimeout(slow);
      if (session.snapshot().phase === "unreachable") reopen();
      await session.recall();
      if (gone) return;
      const keep = setTimeout(() => {
        void offline().then(
          ({ keepForOffline }) => void (gone || stops.push(keepForOffline(place, session, outbox))),
          () => {},
        );
      }, quiet);
      stops.push(() => clearTimeout(keep));
    };
    void begin();
    return () => {
      gone = true;
      for (const stop of stops) stop();
    };
  }, [projectId, queueId, userId, language]);
  return review;
}

function watchTheNetwork(session: ReviewSession, outbox: Outbox): () => void {
  const ask = () => void (session.snapshot().pairs.length === 0 ? session.refill() : session.renew());
  const online = () => {
    outbox.retry();
    ask();
    void session.recall();
  };
  const timer = setInterval(() => {
    if (outbox.snapshot().aside.length > 0) outbox.retry();
    if (session.snapshot().phase === "unreachable") ask();
  }, lookAgain);
  window.addEventListener("online", online);
  return () => {
    clearInterval(timer);
    window.removeEventListener("online", online);
  };
}

export function useSession(session: ReviewSession): SessionState {
  return useSyncExternalStore(session.subscribe, session.snapshot, session.snapshot);
}

export function useOutbox(outbox: Outbox): OutboxState {
  return useSyncExternalStore(outbox.subscribe, outbox.snapshot, outbox.snapshot);
}

/** Whether something waits to be sent that would not survive the closing of the page. */
export function useUnkept(outbox: Outbox): boolean {
  const unkept = () => !outbox.snapshot().durable && outbox.snapshot().waiting.length > 0;
  return useSyncExternalStore(outbox.subscribe, unkept, unkept);
}
