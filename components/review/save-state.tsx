"use client";

import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button";
import type { Outbox, OutboxState } from "./outbox";

/** Saved, queued, offline, signed out or failed: always on screen, always in words. */
export function SaveState({ outbox, state }: { outbox: Outbox; state: OutboxState }) {
  const t = useTranslations("saving");
  const online = useOnline();
  const link = online || state.link === "signed-out" ? state.link : "down";
  return (
    <>
      <Words outbox={outbox} state={state} link={link} />
      {/* Of the numbers nobody wants to hear at every key: only that the connection went, or came back. */}
      <span role="status" className="sr-only">
        {link === "down" ? t("spoken.down") : link === "signed-out" ? t("spoken.signedOut") : t("spoken.up")}
      </span>
    </>
  );
}

type Props = { outbox: Outbox; state: OutboxState; link: OutboxState["link"] };

function Words({ outbox, state, link }: Props) {
  const t = useTranslations("saving");
  const n = state.waiting.length;
  const aside = state.aside.length;
  if (!state.durable && n > 0) return <Line tone="bg-swap" words={t("notKept", { n })} />;
  if (link === "signed-out") {
    return (
      <span className="inline-flex items-center gap-2">
        <Line tone="bg-reject" words={t("signedOut", { n })} />
        <a href="/sign-in" className="text-accent underline">
          {t("signIn")}
        </a>
      </span>
    );
  }
  if (link === "down") {
    return (
      <span className="inline-flex items-center gap-2">
        <Line tone="bg-swap" words={t("offline", { n })} />
        {n > 0 ? (
          <Button look="quiet" onClick={outbox.retry}>
            {t("tryNow")}
          </Button>
        ) : null}
      </span>
    );
  }
  if (n > aside) return <Line tone="bg-outline" words={t("saving", { n: n - aside })} />;
  if (aside > 0) return <Line tone="bg-reject" words={t("aside.short", { n: aside })} />;
  return <Line tone="bg-accept" words={state.saved > 0 ? t("saved") : t("nothing")} />;
}

function Line({ tone, words }: { tone: string; words: string }) {
  return (
    <span className="inline-flex items-center gap-2 text-sm text-muted" data-testid="save-state">
      <span className={`size-1.5 rounded-full ${tone}`} />
      {words}
    </span>
  );
}

/** What the browser itself says of the network: false is certain, true is a guess. */
function useOnline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}
