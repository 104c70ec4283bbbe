"use client";

import Link from "next/link";
import { useTranslations } from "use-intl/react";
import type { Problem } from "@/lib/problem";
import { Button, buttonClass } from "../ui/button";
import { Empty } from "../ui/empty";
import { useProblemText } from "../use-problem-text";
import type { SessionState } from "./session-state";

/** Instead of a pair: why there is none, and what can be done about it. */
export function Waiting({
  phase,
  problem,
  backTo,
  onRetry,
}: {
  phase: SessionState["phase"];
  problem: Problem | null;
  backTo: string;
  onRetry: () => void;
}) {
  const t = useTranslations("review.waiting");
  const problemText = useProblemText();
  const back = (
    <Link href={backTo} className={buttonClass()}>
      {t("back")}
    </Link>
  );
  switch (phase) {
    case "loading":
    case "ready":
      return <p className="p-8 text-muted">{t("fetching")}</p>;
    case "empty":
      return (
        <Empty title={t("empty")} action={back}>
          {t("emptyText")}
        </Empty>
      );
    case "unreachable":
      return (
        <Empty title={t("unreachable")} action={<Button onClick={onRetry}>{t("retry")}</Button>}>
          {t("unreachableText")}
        </Empty>
      );
    case "refused":
      return (
        <Empty title={problem ? problemText(problem) : t("refused")} action={back}>
          <span className="text-xs text-faint">{problem?.code}</span>
        </Empty>
      );
  }
}
