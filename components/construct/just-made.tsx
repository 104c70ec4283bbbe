import Link from "next/link";
import { useTranslations } from "use-intl/react";
import type { RunSummary } from "@/lib/answers";
import { methodTitle } from "../run/run-words";

/** What has just been started, followed where it was started: the list of runs may be out of sight. */
export function JustMade({ projectId, run }: { projectId: string; run: RunSummary }) {
  const t = useTranslations("construct.justMade");
  const { state, pairs, prompts, promptsDone } = run;
  const method = methodTitle(run.method);
  return (
    <p role="status" className="text-muted" data-testid="just-made">
      {t(state, { method, pairs, done: promptsDone, total: prompts })}{" "}
      <Link
        href={`/projects/${projectId}/runs/${run.id}`}
        prefetch={false}
        className="whitespace-nowrap text-accent underline"
      >
        {t("look")}
      </Link>
    </p>
  );
}
