"use client";

import { useState } from "react";
import { fetchJson } from "@/lib/fetch-json";
import type { Choice } from "@/lib/review/choice";
import type { PracticeFeedback, PracticeRound } from "@/lib/review/practice";
import { newUuid } from "../review/new-uuid";
import type { Judgement, SessionState } from "../review/session-state";
import { beforeTheFirstClaim } from "../review/session-state";

type Answer = { id: string; choice: Choice } & Judgement;

export type Practice = {
  /** What the review screen would have of its session: the pairs that are left, and what it may ask. */
  state: SessionState;
  /** What it tells its session. */
  session: { decide(choice: Choice, judgement: Judgement): void; undo(): boolean; snapshot(): SessionState };
  /** What was chosen and what was said to it; null while nothing is chosen. */
  answered: { choice: Choice; feedback: PracticeFeedback | null } | null;
  error: Error | null;
  /** Answers of this round that agree, and how many there are. */
  agreed: number;
  done: number;
  retry(): void;
  /** On to the next pair. */
  next(): void;
};

/** One round: each answer is sent at once, because what it is answered is the point of it. */
export function usePractice(
  place: { projectId: string; userId: string },
  { tasks, reasons }: PracticeRound,
): Practice {
  const [at, setAt] = useState(0);
  const [agreed, setAgreed] = useState(0);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [feedback, setFeedback] = useState<PracticeFeedback | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const task = tasks[at];
  const send = async ({ id, choice, reasons = [], comment = "", durationMs }: Answer) => {
    if (!task) return;
    setError(null);
    const body = {
      id,
      attempt: task.attempt,
      choice,
      reasons,
      comment,
      durationMs: Math.round(durationMs),
    };
    try {
      const url = `/api/projects/${place.projectId}/practice/${task.practiceId}/answers`;
      const told = await fetchJson<PracticeFeedback>(url, { method: "POST", body, userId: place.userId });
      setFeedback(told);
      if (told.agrees) setAgreed((agreed) => agreed + 1);
    } catch (error) {
      setError(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const state: SessionState = {
    ...beforeTheFirstClaim,
    phase: "ready",
    reasons,
    pairs: tasks.slice(at).map(({ pair }) => pair),
    total: tasks.length,
    left: tasks.length - at,
  };
  return {
    state,
    session: {
      decide(choice, judgement) {
        if (answer) return;
        const made = { id: newUuid(), choice, ...judgement };
        setAnswer(made);
        void send(made);
      },
      undo: () => false,
      // What comes next is not said at the key: the feedback comes first.
      snapshot: () => ({ ...state, pairs: [] }),
    },
    answered: answer && { choice: answer.choice, feedback },
    error,
    agreed,
    done: at,
    retry: () => void (answer && send(answer)),
    next() {
      if (!feedback) return;
      setAt(at + 1);
      setAnswer(null);
      setFeedback(null);
    },
  };
}
