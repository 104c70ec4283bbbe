"use client";

import type { Ref, UIEvent } from "react";
import { useLocale, useTranslations } from "use-intl/react";
import type { ClaimedPair } from "@/lib/review/decision";
import { countHidden } from "../text/hidden-characters";
import { ReadingText } from "../text/reading-text";
import { Kbd } from "../ui/kbd";
import { useLanguageName } from "../use-language-name";
import type { Differences } from "./differences";
import { TextRegion } from "./text-region";

type Props = {
  name: "A" | "B";
  side: "left" | "right";
  pair: ClaimedPair;
  shown: boolean;
  /** Its text is on the page; else it will be. */
  here: boolean;
  /** Picked on a phone, where there is room for one text. */
  onTab: boolean;
  flipped: boolean;
  set: boolean;
  found: Differences | null;
  ref: Ref<HTMLElement>;
  onScroll: (event: UIEvent<HTMLElement>) => void;
  together?: boolean;
  togetherKey?: string | undefined;
  onTogether?: () => void;
};

/** One of the two responses under its letter, which stays on top while the text is scrolled. */
export function ResponseColumn(props: Props) {
  const { name, side, pair, shown, here, onTab, flipped, set, found, ref, onScroll, onTogether } = props;
  const t = useTranslations("review.pair");
  const locale = useLocale();
  const nameOf = useLanguageName();
  const text = pair[side];
  const gloss = side === "left" ? pair.leftGloss : pair.rightGloss;
  const proposed = pair.proposed === side;
  const score = pair.scores?.[side];
  const controls = countHidden(text);
  // On a phone the tab says the letter already.
  const says = proposed || pair.scores !== null || controls > 0;
  return (
    <TextRegion
      name={side}
      ref={ref}
      onScroll={onScroll}
      aria-label={t("response", { name, language: nameOf(pair.language) })}
      {...(shown ? { "data-testid": `response-${side}` } : {})}
      className={`border-t-2 border-hairline ${proposed ? "border-t-accept" : "border-t-transparent"} ${onTab ? "" : "max-md:hidden"} ${side === "right" ? "md:border-s" : ""}`}
    >
      <div
        className={`sticky top-0 z-1 flex flex-wrap items-baseline gap-x-3 bg-paper px-5 pt-3 pb-1.5 text-sm text-muted ${says ? "" : "max-md:sr-only"}`}
      >
        <h2 className="font-medium text-ink">{name}</h2>
        {proposed ? <span className="text-accept">{t("proposed")}</span> : null}
        {pair.scores ? (
          <span>
            {score == null ? t("noScore") : t("score", { value: score.toLocaleString(locale, threeDigits) })}
          </span>
        ) : null}
        {controls > 0 ? <span className="text-swap">{t("hidden", { n: controls })}</span> : null}
        {onTogether ? (
          <button
            type="button"
            aria-pressed={props.together}
            onClick={onTogether}
            className="ms-auto inline-flex min-h-[24px] cursor-pointer items-baseline gap-2 rounded-control hover:text-ink aria-pressed:text-accent max-md:hidden pointer-coarse:-my-3 pointer-coarse:min-h-[44px] pointer-coarse:items-center"
          >
            <span aria-hidden="true">{props.together ? "⇅" : "↕"}</span>
            {t("together")}
            {props.togetherKey ? <Kbd>{props.togetherKey}</Kbd> : null}
          </button>
        ) : null}
      </div>
      <ReadingText
        text={here ? text : ""}
        language={pair.language}
        flipped={flipped}
        set={set}
        marks={found === null || found === "too-different" ? undefined : found[side]}
        className={`max-w-[calc(var(--reading-width)*1ch+2.5rem)] px-5 pb-6 ${says ? "" : "max-md:pt-4"}`}
      />
      {gloss ? (
        <details className="px-5 pb-6 text-sm text-muted">
          <summary className="cursor-pointer pointer-coarse:py-3">{t("gloss")}</summary>
          <ReadingText text={gloss} language="en" className="mt-2 [--reading-scale:0.85]" />
        </details>
      ) : null}
    </TextRegion>
  );
}

const threeDigits = { minimumFractionDigits: 3, maximumFractionDigits: 3 };
