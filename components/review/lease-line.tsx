"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { isRenewable, type LeasePhase, leasePhase } from "@/lib/review/lease";
import { Button } from "../ui/button";
import type { ReviewSession } from "./session";
import type { SessionState } from "./session-state";

/**
 * Says when the pairs at hand are about to go back to the others, and when somebody else has the one on screen. Whoever
 * does anything keeps them, so that reading a long text costs nobody their place.
 */
export function LeaseLine({ session, state }: { session: ReviewSession; state: SessionState }) {
  const t = useTranslations("saving.lease");
  const phase = useLeasePhase(state);
  useRenewals(session);
  if (state.taken) {
    return <Line words={t("taken")} action={t("next")} onAction={() => session.pass()} />;
  }
  if (phase === "held" || state.pairs.length === 0) return null;
  if (phase === "ending") {
    return <Line words={t("ending")} action={t("keep")} onAction={() => void session.renew()} />;
  }
  return <Line words={navigator.onLine ? t("over") : t("overOffline")} />;
}

function Line({ words, action, onAction }: { words: string; action?: string; onAction?: () => void }) {
  return (
    <p
      role="status"
      data-testid="lease"
      className="flex flex-wrap items-baseline gap-x-4 border-t border-hairline px-5 py-2 text-sm text-muted"
    >
      {words}
      {action ? (
        <Button look="quiet" onClick={onAction} className="max-sm:-ms-3.5">
          {action}
        </Button>
      ) : null}
    </p>
  );
}

function useLeasePhase({ leaseUntil, leaseMinutes }: SessionState): LeasePhase {
  const [phase, setPhase] = useState<LeasePhase>("held");
  // Time passes outside of React; a machine that slept looks again when it is woken.
  useEffect(() => {
    if (leaseUntil === null) return;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      clearTimeout(timer);
      const now = leasePhase({ leaseUntil, leaseMs: leaseMinutes * 60_000 }, Date.now());
      setPhase(now.phase);
      if (now.next !== null) timer = setTimeout(look, now.next);
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [leaseUntil, leaseMinutes]);
  return phase;
}

const signsOfLife = ["keydown", "pointerdown", "pointermove", "wheel", "touchmove", "focusin"];
/** Milliseconds between two tries of somebody who is at work while the server does not answer. */
const restBetween = 15_000;

function useRenewals(session: ReviewSession): void {
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    const live = () => {
      const { leaseUntil, leaseMinutes } = session.snapshot();
      const now = Date.now();
      if (leaseUntil === null || now - last < restBetween) return;
      if (!isRenewable({ leaseUntil, leaseMs: leaseMinutes * 60_000 }, now)) return;
      last = now;
      void session.renew();
    };
    for (const sign of signsOfLife) window.addEventListener(sign, live, { passive: true });
    return () => {
      for (const sign of signsOfLife) window.removeEventListener(sign, live);
    };
  }, [session]);
}
