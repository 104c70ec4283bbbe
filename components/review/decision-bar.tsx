"use client";

import { useTranslations } from "use-intl/react";
import { type Choice, choicesOf, type Mode } from "@/lib/review/choice";
import type { TrailEntry } from "@/lib/review/kept";
import { type Keys, keysShown } from "@/lib/review/keymap";
import { Button } from "../ui/button";
import { choiceLooks } from "./choice-looks";

/** The keys of the screen as buttons, and the last ten decisions. */
export function DecisionBar({
  mode,
  keys,
  trail,
  onChoose,
  onUndo,
  onSiblings,
}: {
  mode: Mode;
  keys: Keys;
  trail: readonly TrailEntry[];
  onChoose: (choice: Choice) => void;
  /** The newest decision where none is named. */
  onUndo: (decisionId?: string) => void;
  /** What became of the decided prompts in other languages; absent where there is nothing of the kind. */
  onSiblings?: (() => void) | undefined;
}) {
  const t = useTranslations("review");
  const ui = useTranslations("ui");
  const last = trail.slice(-10);
  return (
    <div className="flex flex-wrap items-center gap-2 max-sm:grid max-sm:grid-cols-6">
      {choicesOf(mode).map((choice) => (
        <Button
          key={choice}
          // The second click of a double click would judge the pair that has just come.
          onClick={({ detail }) => (detail > 1 ? undefined : onChoose(choice))}
          keys={keysShown(choice, keys)}
          className={`max-sm:h-[44px] max-sm:px-1 max-sm:leading-tight max-sm:whitespace-normal ${choice === "left" || choice === "right" ? "max-sm:col-span-3" : "max-sm:col-span-2 max-sm:*:hidden"}`}
        >
          {t(`choice.${choice}`)}
        </Button>
      ))}
      {/* As wide as ten, from the first one on: the buttons keep their places. With fingers there is room for fewer. */}
      <div className="ms-auto flex min-w-0 items-center max-sm:col-span-6 max-sm:ms-0">
        <ol
          aria-label={t("trail.label")}
          className="flex w-[260px] items-center justify-end text-sm max-sm:order-1 max-sm:w-auto max-sm:flex-1"
        >
          {last.map(({ decisionId, choice, pair }) => (
            <li
              key={decisionId}
              className="max-sm:[&:nth-last-child(n+4)]:hidden pointer-coarse:[&:nth-last-child(n+6)]:hidden"
            >
              <button
                type="button"
                onClick={() => onUndo(decisionId)}
                title={t("trail.backTo", { done: ui(`done.${choice}`), prompt: pair.prompt.slice(0, 80) })}
                aria-label={t("trail.back", { done: ui(`done.${choice}`) })}
                className={`size-[26px] cursor-pointer rounded-control hover:bg-sunken pointer-coarse:size-[44px] ${choiceLooks[choice].tone}`}
              >
                {choiceLooks[choice].sign}
              </button>
            </li>
          ))}
        </ol>
        {onSiblings ? (
          <Button
            look="quiet"
            onClick={onSiblings}
            disabled={trail.length === 0}
            keys={keysShown("siblings", keys)}
            className="max-sm:-ms-1 max-sm:px-1"
          >
            {t("siblings")}
          </Button>
        ) : null}
        <Button
          look="quiet"
          onClick={() => onUndo()}
          disabled={trail.length === 0}
          keys={keysShown("undo", keys)}
          className="max-sm:order-2 max-sm:-me-1 max-sm:px-1"
        >
          {t("undo")}
        </Button>
      </div>
    </div>
  );
}
