"use client";

import Link from "next/link";
import { useTranslations } from "use-intl/react";
import { type Command, type Keys, keysShown } from "@/lib/review/keymap";
import { Button } from "../ui/button";
import { useLanguageName } from "../use-language-name";
import type { Outbox } from "./outbox";
import { SaveState } from "./save-state";
import type { SessionState } from "./session-state";
import { useOutbox } from "./use-review";

type Place = { projectId: string; queueName: string; language: string };

/** The line on top: where one is, how far, what is saved, and what is one key away. */
export function ReviewHeader({
  place,
  state,
  outbox,
  keys,
  onCommand,
}: {
  place: Place;
  state: SessionState;
  outbox: Outbox;
  keys: Keys;
  onCommand: (command: Command) => void;
}) {
  const t = useTranslations("review");
  const nameOf = useLanguageName();
  const { total, left, pairs } = state;
  const now = Math.min(Math.max(0, total - left) + (pairs.length > 0 ? 1 : 0), total);
  return (
    <header className="flex flex-wrap items-center gap-x-5 gap-y-1 border-b border-hairline px-5 py-2 max-sm:py-1">
      <Link
        href={`/projects/${place.projectId}`}
        className="inline-flex items-center py-0.5 font-medium no-underline pointer-coarse:min-h-[44px]"
      >
        Pairity
      </Link>
      <h1 className="min-w-0 truncate text-muted">
        {nameOf(place.language)} <span className="text-faint">·</span> <bdi>{place.queueName}</bdi>
      </h1>
      {/* In front of the gap: its words change at every key, and nothing else moves for it. */}
      <span className="max-sm:order-1 max-sm:w-full">
        <SaveLine outbox={outbox} />
      </span>
      <span className="flex-1" />
      <span className="text-muted" data-testid="progress">
        {t("progress", { n: now, total })}
      </span>
      <span className="flex max-sm:order-2 max-sm:-ms-3.5 max-sm:-me-3.5 max-sm:w-[calc(100%+1.75rem)] max-sm:flex-wrap max-sm:justify-between sm:gap-x-1">
        <Button look="quiet" onClick={() => onCommand({ do: "find" })} keys={keysShown("find", keys)}>
          {t("top.find")}
        </Button>
        <Button look="quiet" onClick={() => onCommand({ do: "question" })} keys={keysShown("question", keys)}>
          {t("top.ask")}
        </Button>
        <Button
          look="quiet"
          onClick={() => onCommand({ do: "guideline" })}
          keys={keysShown("guideline", keys)}
        >
          {t("top.guideline")}
        </Button>
        <Button look="quiet" onClick={() => onCommand({ do: "help" })} keys={keysShown("help", keys)}>
          <span className="max-sm:hidden">{t("top.keys")}</span>
          <span className="sm:hidden">{t("top.text")}</span>
        </Button>
      </span>
    </header>
  );
}

/** By itself: what is on its way changes at every key, and nothing else on the page does for it. */
function SaveLine({ outbox }: { outbox: Outbox }) {
  return <SaveState outbox={outbox} state={useOutbox(outbox)} />;
}
