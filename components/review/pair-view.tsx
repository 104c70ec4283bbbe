"use client";

import { memo, type UIEvent } from "react";
import { useTranslations } from "use-intl/react";
import type { ClaimedPair } from "@/lib/review/decision";
import { Reach, useReach } from "../text/reach";
import { ReadingText } from "../text/reading-text";
import type { Differences } from "./differences";
import { ReferenceColumn } from "./reference-column";
import { ResponseColumn } from "./response-column";
import { type TextName, TextRegion } from "./text-region";
import { usePieces } from "./use-pieces";
import { useTogether } from "./use-together";

/** How pairs are looked at: the same for the one on screen and for the one that is prepared behind it. */
export type View = {
  reference: boolean;
  flipped: boolean;
  /** Markdown and formulas as they are meant. */
  set: boolean;
  /** A and B scroll together. */
  together: boolean;
  /** On a tablet, the reference is drawn out. */
  drawer: boolean;
};

/** Which text a phone shows. */
export type Tab = Exclude<TextName, "prompt">;

type Props = {
  pair: ClaimedPair;
  /** On screen; else laid out behind the one that is, for nobody to see, hear or reach. */
  shown?: boolean;
  view: View;
  found: Differences | null;
  tab: Tab;
  onTab: (tab: Tab) => void;
  onView: (change: Partial<View>) => void;
  togetherKey?: string;
};

/** One pair: the prompt on top, the two responses side by side, the English beside them. On a phone, one at a time. */
export const PairView = memo(function PairView(props: Props) {
  const { pair, shown = true, view, found, tab, onTab, onView, togetherKey } = props;
  const t = useTranslations("review.pair");
  const { left, right, onScroll } = useTogether(view.together);
  const { flipped, set } = view;
  const { reach, hurry } = useReach(shown);
  // The prompt, A, B, the reference.
  const pieces = usePieces(shown, 4);
  const english = pair.language === "en" ? null : pair.promptEnglish;
  const reference = view.reference ? pair.reference : null;
  const column = {
    pair,
    shown,
    flipped,
    set,
    found,
    onScroll: (event: UIEvent<HTMLElement>) => {
      hurry();
      onScroll(event);
    },
  };
  const tabs: [Tab, string][] = [
    ["left", "A"],
    ["right", "B"],
    ...(reference === null ? [] : [["reference", t("english")] satisfies [Tab, string]]),
  ];
  return (
    <Reach value={reach}>
      <div
        // What is invisible is out of reach as well. `inert` would say so again, and cost a style of each element anew.
        data-pair={shown ? "shown" : "behind"}
        aria-hidden={shown ? undefined : true}
        className={`absolute inset-0 grid grid-rows-[auto_auto_minmax(0,1fr)] [contain:strict] md:grid-rows-[auto_minmax(0,1fr)] ${shown ? "" : "invisible"}`}
      >
        <TextRegion
          name="prompt"
          aria-label={t("prompt")}
          className={`max-h-[34dvh] border-b border-hairline max-md:max-h-[26dvh] ${english === null ? "" : "grid lg:grid-cols-2"}`}
        >
          <ReadingText
            text={pair.prompt}
            language={pair.language}
            flipped={flipped}
            set={set}
            className={`px-5 py-3 ${bounded}`}
          />
          {english === null ? null : (
            <div className="border-hairline px-5 py-3 max-lg:border-t lg:border-s">
              <ReadingText
                text={english}
                language="en"
                set={set}
                className={`text-muted [--reading-scale:0.88] ${bounded}`}
              />
            </div>
          )}
        </TextRegion>
        <div role="tablist" aria-label={t("which")} className="flex border-b border-hairline md:hidden">
          {tabs.map(([name, words]) => (
            <button
              key={name}
              type="button"
              role="tab"
              aria-selected={tab === name}
              onClick={() => onTab(name)}
              className="h-[44px] flex-1 cursor-pointer border-b-2 border-transparent font-medium text-muted -outline-offset-2 aria-selected:border-accent aria-selected:text-ink"
            >
              {words}
            </button>
          ))}
        </div>
        <div className={`grid min-h-0 ${reference === null ? "md:grid-cols-2" : columns}`}>
          <ResponseColumn
            {...column}
            here={pieces > 1}
            ref={left}
            name="A"
            side="left"
            onTab={tab === "left"}
          />
          <ResponseColumn
            {...column}
            here={pieces > 2}
            ref={right}
            name="B"
            side="right"
            onTab={tab === "right"}
            together={view.together}
            togetherKey={togetherKey}
            onTogether={() => onView({ together: !view.together })}
          />
          {reference === null ? null : (
            <ReferenceColumn
              text={pieces > 3 ? reference : ""}
              set={set}
              onTab={tab === "reference"}
              open={view.drawer}
              onOpen={() => onView({ drawer: !view.drawer })}
            />
          )}
        </div>
      </div>
    </Reach>
  );
});

const bounded = "max-w-[calc(var(--reading-width)*1ch+2.5rem)]";
/** Beside the responses on a desk; above them, to be drawn out, on a tablet. */
const columns =
  "md:grid-cols-2 md:max-lg:grid-rows-[auto_minmax(0,1fr)] lg:grid-cols-[1fr_1fr_minmax(16rem,0.72fr)]";
