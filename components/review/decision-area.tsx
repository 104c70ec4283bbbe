"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import type { Keys } from "@/lib/review/keymap";
import { DecisionBar } from "./decision-bar";
import { ReasonsPanel } from "./reasons-panel";
import type { SessionState } from "./session-state";
import { StrengthPanel } from "./strength-panel";
import type { Judging } from "./use-judging";

/** What is at the thumb: the choices, or what a choice still has to be asked. */
export function DecisionArea({
  state,
  judging,
  keys,
  onSiblings,
  children,
}: {
  state: SessionState;
  judging: Judging;
  keys: Keys;
  onSiblings?: () => void;
  /** What lies on its upper edge. */
  children?: ReactNode;
}) {
  const t = useTranslations("review");
  const { step } = judging;
  return (
    <footer className="relative border-t border-hairline bg-raised px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] max-sm:px-3 max-sm:pt-2">
      {children}
      {step?.kind === "reasons" ? (
        <Asked key="reasons">
          <ReasonsPanel
            all={state.reasons}
            asking={step}
            onChange={judging.change}
            onConfirm={judging.confirm}
            onCancel={judging.cancel}
          />
        </Asked>
      ) : step ? (
        <Asked key="strength">
          <StrengthPanel
            better={t(`choice.${step.choice}`)}
            onPick={judging.weigh}
            onCancel={judging.cancel}
          />
        </Asked>
      ) : (
        <DecisionBar
          mode={state.mode}
          keys={keys}
          trail={state.trail}
          onChoose={judging.choose}
          onUndo={judging.undo}
          onSiblings={onSiblings}
        />
      )}
    </footer>
  );
}

/**
 * A question takes the place of the buttons, one of which may have had the focus: then the question has it, and when it
 * is answered, the main part of the page, from where Tab leads to the texts.
 */
function Asked({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        document.querySelector("main")?.focus({ preventScroll: true });
      });
    };
  }, []);
  return (
    <div ref={ref} tabIndex={-1} className="outline-none">
      {children}
    </div>
  );
}
