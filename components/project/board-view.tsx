"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "use-intl/react";
import type { Board } from "@/lib/answers";
import { buttonClass } from "../ui/button";
import { Empty } from "../ui/empty";
import { BoardAgreement } from "./board-agreement";
import { BoardFlow } from "./board-flow";
import { BoardLanguages } from "./board-languages";
import { boardQuery } from "./queries";

/** The project in five seconds: the flow on top, then a line per language. */
export function BoardView({ projectId, initial }: { projectId: string; initial: Board }) {
  const t = useTranslations("board");
  const { data: board } = useQuery({ ...boardQuery(projectId), initialData: initial });
  if (board.total.responses === 0) {
    return (
      <Empty
        title={t("empty")}
        action={
          <span className="flex flex-wrap gap-2">
            <Link href={`/projects/${projectId}/import`} className={buttonClass("primary")}>
              {t("emptyImport")}
            </Link>
            <Link href={`/projects/${projectId}/score`} className={buttonClass()}>
              {t("emptySample")}
            </Link>
          </span>
        }
      >
        {t("emptyText")}
      </Empty>
    );
  }
  return (
    <>
      <BoardFlow projectId={projectId} total={board.total} />
      <BoardAgreement total={board.total} method={board.run?.title} />
      {board.openQuestions > 0 ? (
        <p>
          {t.rich("questions", {
            n: board.openQuestions,
            a: (words) => (
              <Link href={`/projects/${projectId}/questions`} className="text-accent underline">
                {words}
              </Link>
            ),
          })}
        </p>
      ) : null}
      <BoardLanguages projectId={projectId} rows={board.languages} />
    </>
  );
}
