"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import type { Choice } from "@/lib/review/choice";
import type { Differences } from "./differences";
import type { SessionState } from "./session-state";

type Props = {
  state: SessionState;
  firstChoice: Choice | null;
  /** A question about the pair on screen has been sent. */
  asked: boolean;
  /** Undefined where nobody wants to see differences, null while they are looked for. */
  found: Differences | null | undefined;
};

/** What must be known about the pair and the queue: a line each, above the texts. */
export function ReviewNotices({ state, firstChoice, asked, found }: Props) {
  const t = useTranslations("review");
  const [pair] = state.pairs;
  const waits = state.referenceAfterChoice && pair != null && pair.reference !== null;
  return (
    <>
      {state.mode === "open" ? <Line>{t("openMode")}</Line> : null}
      {waits ? (
        <Line testId="first-choice">
          {firstChoice === null ? t("first.ask") : t("first.made", { choice: t(`choice.${firstChoice}`) })}
        </Line>
      ) : null}
      {asked ? <Line testId="question-sent">{t("question.sent")}</Line> : null}
      {found === undefined ? null : <Line testId="differences">{t(`differences.${wordsOf(found)}`)}</Line>}
    </>
  );
}

function Line({ testId, children }: { testId?: string; children: ReactNode }) {
  return (
    <p className="border-b border-hairline px-5 py-1 text-sm text-muted" data-testid={testId}>
      {children}
    </p>
  );
}

/** What the marks in the texts mean, or why there are none. */
function wordsOf(found: Differences | null): "busy" | "tooDifferent" | "same" | "marked" {
  if (found === null) return "busy";
  if (found === "too-different") return "tooDifferent";
  return found.left.length + found.right.length === 0 ? "same" : "marked";
}
