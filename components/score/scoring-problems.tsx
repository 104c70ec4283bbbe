"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { ScoringProblem, ScoringSummary } from "@/lib/answers";
import { ScrollRegion } from "../ui/scroll-region";
import { useProblemText } from "../use-problem-text";
import { kinds } from "./kinds";
import { isActive, scoringProblemsQuery } from "./queries";

/** The items that a scoring gave up on, by what went wrong; read when somebody opens them. */
export function ScoringProblems({ projectId, scoring }: { projectId: string; scoring: ScoringSummary }) {
  const t = useTranslations("score");
  const problemText = useProblemText();
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({
    ...scoringProblemsQuery(projectId, scoring.id),
    enabled: open,
    refetchInterval: open && isActive(scoring) ? 3_000 : false,
  });
  return (
    <details className="text-sm" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer text-muted">
        {t.rich("failed.why", {
          words: t(`failed.${scoring.kind}`, {
            items: t(`items.${kinds[scoring.kind].item}`, { n: scoring.failed }),
          }),
          why: (words) => <span className="text-accent underline">{words}</span>,
        })}
      </summary>
      <ScrollRegion aria-label={t("failed.label")} className="mt-2 max-h-80 border-s-2 border-hairline ps-4">
        {error ? <p className="text-muted">{problemText(error)}</p> : null}
        {byCode(data ?? []).map(([code, problems]) => (
          <section key={code} className="not-first:mt-3">
            <p>
              <span className="text-muted">{t("failed.times", { n: problems.length })}</span>{" "}
              <code className="font-mono text-xs">{code}</code>
            </p>
            <ul>
              {problems.map(({ item, message }) => (
                <li key={item} className="wrap-anywhere">
                  <bdi className="text-muted">{item}</bdi>: <bdi lang="en">{message}</bdi>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </ScrollRegion>
    </details>
  );
}

/** The most frequent code first. */
function byCode(problems: ScoringProblem[]): [string, ScoringProblem[]][] {
  const groups = new Map<string, ScoringProblem[]>();
  for (const problem of problems) groups.set(problem.code, [...(groups.get(problem.code) ?? []), problem]);
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}
