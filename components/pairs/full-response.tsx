"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { ReadingText } from "../text/reading-text";
import { Notice } from "../ui/notice";
import { useNumbers } from "../use-numbers";
import { useProblemText } from "../use-problem-text";
import { responseQuery } from "./queries";

export function useOpened(): { opened: boolean; toggle: () => void } {
  const [opened, setOpened] = useState(false);
  return { opened, toggle: () => setOpened((now) => !now) };
}

/** A response in full, read when somebody opens it; `prompt` shows what it answers as well. */
export function FullResponse({
  projectId,
  responseId,
  prompt = false,
}: {
  projectId: string;
  responseId: number;
  prompt?: boolean;
}) {
  const t = useTranslations("pairs");
  const { score } = useNumbers();
  const problemText = useProblemText();
  const { data, error } = useQuery(responseQuery(projectId, responseId));
  if (error) return <Notice tone="error" title={problemText(error)} />;
  if (!data) return <p className="text-sm text-muted">{t("reading")}</p>;
  const numbers: [string, number | null][] = [
    ...Object.entries(data.scores),
    [t("number.policyLogprob"), data.policyLogprob],
    [t("number.referenceLogprob"), data.referenceLogprob],
  ];
  const known = numbers.filter(([, number]) => number !== null);
  return (
    <div className="grid gap-4 border-s-2 border-hairline ps-4" data-testid="full-response">
      {prompt ? (
        <ReadingText
          text={data.prompt}
          language={data.language}
          className="max-w-[68ch] text-muted [--reading-scale:0.88]"
        />
      ) : null}
      <ReadingText text={data.text} language={data.language} className="max-w-[68ch]" />
      {data.gloss === null ? null : (
        <details className="text-sm text-muted">
          <summary className="cursor-pointer">{t("gloss")}</summary>
          <ReadingText text={data.gloss} language="en" className="mt-2 [--reading-scale:0.85]" />
        </details>
      )}
      {known.length > 0 || data.origin !== null ? (
        <p className="flex flex-wrap gap-x-4 text-sm text-muted">
          {data.origin === null ? null : <span>{t(`origin.${data.origin}`)}</span>}
          {known.map(([name, number]) => (
            <span key={name}>
              <bdi>{name}</bdi> {score(number ?? 0)}
            </span>
          ))}
        </p>
      ) : null}
    </div>
  );
}
