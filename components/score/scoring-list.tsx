"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslations } from "use-intl/react";
import { columnsQuery } from "../project/queries";
import { useProblemText } from "../use-problem-text";
import { isActive, scoringsQuery } from "./queries";
import { ScoringRow } from "./scoring-row";

/** The scorings of a project, newest first, followed while they run. */
export function ScoringList({ projectId }: { projectId: string }) {
  const t = useTranslations();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const { data: scorings = [], isPending, error } = useQuery(scoringsQuery(projectId));
  const over = scorings.filter((scoring) => !isActive(scoring)).length;
  // What has just been made changes what the project has, and what is left to do.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a scoring that ended is the reason to look again
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: columnsQuery(projectId).queryKey });
    void queries.invalidateQueries({ queryKey: ["scorings", projectId, "estimate"] });
  }, [over, projectId, queries]);
  return (
    <section className="grid content-start gap-3" aria-labelledby="scorings">
      <h2 id="scorings" className="text-lg font-medium">
        {t("score.list.title")}
      </h2>
      {error ? (
        <p className="text-muted">
          {problemText(error)} {t("endpoint.list.later")}
        </p>
      ) : null}
      {scorings.length > 0 ? (
        <ul className="divide-y divide-hairline border-y border-hairline">
          {scorings.map((scoring) => (
            <ScoringRow key={scoring.id} projectId={projectId} scoring={scoring} />
          ))}
        </ul>
      ) : isPending || error ? null : (
        <p className="max-w-[65ch] text-muted">{t("score.list.none")}</p>
      )}
    </section>
  );
}
