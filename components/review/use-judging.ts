"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { type Choice, hasStrength, needsReason, type Strength, strengths } from "@/lib/review/choice";
import { type Asking, toggle } from "./reasons-panel";
import type { ReviewSession } from "./session";
import type { SessionState } from "./session-state";

/** What a choice still waits for, and of which pair: a pair that is gone takes its questions along. */
type Step = { of: number; choice: Choice } & (({ kind: "reasons" } & Asking) | { kind: "strength" });

export type Judging = {
  step: Step | null;
  /** What was chosen on this pair before the English reference was revealed. */
  firstChoice: Choice | null;
  /** First choices by assignment, where the reference waits for them; null where it waits for nothing. */
  firsts: Readonly<Record<number, Choice>> | null;
  choose(choice: Choice): void;
  change(asking: Asking): void;
  pick(index: number): void;
  weigh(strength: Strength | null): void;
  confirm(): void;
  cancel(): void;
  /** Takes a decision back, the newest where none is named. */
  undo(decisionId?: string): void;
};

/** Nobody has read a pair this soon: a key that comes earlier was meant for the one before. */
const slipMs = 150;

/** From a choice to a decision: the first look without the reference, reasons, how much better. */
export function useJudging(
  session: Pick<ReviewSession, "decide" | "undo" | "snapshot">,
  state: SessionState,
  { dwell, say }: { dwell: () => number; say: (words: string) => void },
): Judging {
  const t = useTranslations("review");
  const ui = useTranslations("ui");
  const [kept, setStep] = useState<Step | null>(null);
  // Of every pair of this page: who comes back to one has seen its reference already.
  const [firsts, setFirsts] = useState<Readonly<Record<number, Choice>>>({});
  const pair = state.pairs[0];
  const of = pair?.assignmentId;
  const step = kept?.of === of ? kept : null;
  const firstChoice = (of !== undefined && firsts[of]) || null;
  // Without a reference there is nothing to be led by, and nothing to reveal.
  const concealed = state.referenceAfterChoice && firstChoice === null && pair?.reference != null;

  const decide = (choice: Choice, more: Partial<Asking> & { strength?: Strength | null } = {}) => {
    const { reasons, comment, strength } = more;
    session.decide(choice, {
      ...(reasons && { reasons }),
      ...(comment && { comment }),
      ...(strength && { strength }),
      firstChoice,
      durationMs: dwell(),
    });
    setStep(null);
    say(saidOf(choice));
  };
  const saidOf = (choice: Choice) => {
    const { pairs, left, total } = session.snapshot();
    const done = ui(`done.${choice}`);
    return pairs.length > 0 ? t("said.next", { done, n: Math.min(total - left + 1, total), total }) : done;
  };
  const weigh = (strength: Strength | null) => {
    if (step?.kind === "strength") decide(step.choice, { strength });
  };
  const change = (asking: Asking) => {
    if (step?.kind === "reasons") setStep({ ...step, ...asking });
  };

  return {
    step,
    firstChoice,
    firsts: state.referenceAfterChoice ? firsts : null,
    change,
    weigh,
    choose(choice) {
      if (of === undefined) return;
      if (!concealed && needsReason(choice)) {
        setStep({ of, choice, kind: "reasons", reasons: [], comment: "" });
        return;
      }
      if (dwell() < slipMs) return;
      if (concealed) {
        setFirsts({ ...firsts, [of]: choice });
        say(t("first.revealed"));
      } else if (state.asksStrength && hasStrength(choice)) setStep({ of, choice, kind: "strength" });
      else decide(choice);
    },
    pick(index) {
      if (step?.kind === "strength") {
        const strength = strengths[index];
        if (strength) weigh(strength);
        return;
      }
      const reason = state.reasons[index];
      if (step && reason) change(toggle(step, reason.key));
    },
    confirm() {
      if (step?.kind === "strength") weigh(null);
      else if (step && step.reasons.length > 0) decide(step.choice, step);
    },
    cancel: () => setStep(null),
    undo(decisionId) {
      setStep(null);
      say(session.undo(decisionId) ? t("said.undone") : t("said.nothing"));
    },
  };
}
