"use client";

import "./find-line.css";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button";
import { type Match, matchesIn, reach } from "./text-matches";
import type { TextName } from "./text-region";
import { useMatches } from "./use-matches";

/** A line to look for words in all texts of the pair: Enter goes on, Shift and Enter go back, Escape ends it. */
export function FindLine({ onReach, onClose }: { onReach: (text: TextName) => void; onClose: () => void }) {
  const t = useTranslations("review");
  const ui = useTranslations("ui");
  const [wanted, setWanted] = useState("");
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const matches = useMatches(wanted, at);
  useFocusMeanwhile(field);
  const total = matches.length;
  const now = total === 0 ? 0 : Math.min(at, total - 1);
  const show = (match: Match | undefined) => {
    if (!match) return;
    onReach(match.in);
    // On a phone its tab comes first; and what lies far down is measured only once it is near.
    requestAnimationFrame(() => {
      reach(match.range);
      requestAnimationFrame(() => reach(match.range));
    });
  };
  const go = (by: 1 | -1) => {
    if (total === 0) return;
    const to = (now + by + total) % total;
    setAt(to);
    show(matches[to]);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") onClose();
    else if (event.key === "Enter" && event.target === field.current) go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search
      onKeyDown={press}
      data-testid="find"
      className="absolute inset-x-0 bottom-full flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-hairline bg-raised px-5 py-2 max-sm:gap-x-0 max-sm:px-3"
    >
      <input
        ref={field}
        aria-label={t("find.label")}
        placeholder={t("find.label")}
        value={wanted}
        maxLength={200}
        onChange={({ target }) => {
          setWanted(target.value);
          setAt(0);
          show(matchesIn(target.value)[0]);
        }}
        className="h-9 min-w-24 flex-1 rounded-control border border-outline bg-paper px-3 sm:max-w-80 pointer-coarse:h-[44px]"
      />
      <Button look="quiet" aria-label={t("find.previous")} disabled={total === 0} onClick={() => go(-1)}>
        ↑
      </Button>
      <Button look="quiet" aria-label={t("find.next")} disabled={total === 0} onClick={() => go(1)}>
        ↓
      </Button>
      <span
        role="status"
        className="flex min-h-5 flex-wrap items-baseline gap-x-4 text-sm text-muted max-sm:order-last max-sm:w-full"
      >
        {wanted.trim() === "" ? null : total === 0 ? (
          t("find.none")
        ) : (
          <>
            <span className="text-ink">{t("find.count", { at: now + 1, total })}</span>
            <Counts matches={matches} />
          </>
        )}
      </span>
      <span className="flex-1 max-sm:hidden" />
      <Button look="quiet" onClick={onClose} keys="esc">
        {ui("close")}
      </Button>
    </search>
  );
}

const names: readonly TextName[] = ["prompt", "left", "right", "reference"];

/** How many each text has. */
function Counts({ matches }: { matches: readonly Match[] }) {
  const t = useTranslations("review.pair");
  const words = { prompt: t("prompt"), left: "A", right: "B", reference: t("english") };
  return names.map((name) => (
    <span key={name}>
      {words[name]} {matches.filter((match) => match.in === name).length}
    </span>
  ));
}

/** The field has the focus as long as it is there; then it is where it was. */
function useFocusMeanwhile(field: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    const before = document.activeElement;
    field.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [field]);
}
