"use client";

import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useProblemText } from "../use-problem-text";
import type { Practice } from "./use-practice";

/** Where the choices were: what the project expects of this pair, and why. */
export function PracticeFeedback({ practice, last }: { practice: Practice; last: boolean }) {
  const t = useTranslations("practice");
  const review = useTranslations("review");
  const problemText = useProblemText();
  const { answered, error } = practice;
  const feedback = answered?.feedback;
  return (
    <footer
      data-testid="feedback"
      className="grid gap-3 border-t border-hairline bg-raised px-5 py-4 pb-[max(1rem,env(safe-area-inset-bottom))]"
    >
      {error ? (
        <Notice tone="error" title={problemText(error)}>
          <p>{t("kept")}</p>
        </Notice>
      ) : null}
      <div role="status" className="grid max-w-[75ch] gap-1">
        {feedback ? (
          <>
            <p className="text-md font-medium">{feedback.agrees ? t("agrees") : t("differs")}</p>
            <p className="text-md">{t("expected", { choice: review(`choice.${feedback.expected}`) })}</p>
            <p dir="auto" className="whitespace-pre-wrap text-md">
              {feedback.why}
            </p>
          </>
        ) : error ? null : (
          <p className="text-muted">{t("asking")}</p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        {feedback ? (
          <NextButton onClick={practice.next}>{last ? t("finish") : t("next")}</NextButton>
        ) : error ? (
          <Button look="primary" onClick={practice.retry} keys="enter">
            {t("retry")}
          </Button>
        ) : null}
      </div>
    </footer>
  );
}

/** Takes the focus: it is the only way on, and its own words follow the feedback. */
function NextButton({ onClick, children }: { onClick: () => void; children: string }) {
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => ref.current?.focus({ preventScroll: true }), []);
  return (
    <Button
      ref={ref}
      look="primary"
      keys="enter"
      // The second click of a double click was meant for this pair, not for the next.
      onClick={({ detail }) => (detail > 1 ? undefined : onClick())}
    >
      {children}
    </Button>
  );
}
