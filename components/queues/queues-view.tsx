"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "use-intl/react";
import type { RunSummary } from "@/lib/answers";
import { fetchJson } from "@/lib/fetch-json";
import type { QueuePage } from "@/lib/queue-answers";
import { Button, buttonClass } from "../ui/button";
import { Empty } from "../ui/empty";
import { Progress } from "../ui/progress";
import { queuesQuery } from "./queries";
import { QueueForm } from "./queue-form";

type Props = {
  projectId: string;
  runs: readonly RunSummary[];
  queues: QueuePage[];
  policy: { mode: "blind" | "open"; overlap: number };
};

/** A new queue, and all that there are. */
export function QueuesView({ projectId, runs, queues: initialData, policy }: Props) {
  const t = useTranslations("queues");
  const { data } = useQuery({ ...queuesQuery(projectId), initialData });
  if (runs.length === 0) {
    return (
      <Empty
        title={t("none")}
        action={
          <Link href={`/projects/${projectId}/construct`} className={buttonClass("primary")}>
            {t("toConstruct")}
          </Link>
        }
      >
        {t("noRuns")}
      </Empty>
    );
  }
  return (
    <>
      <QueueForm projectId={projectId} runs={runs} mode={policy.mode} overlap={policy.overlap} />
      <section className="grid gap-2">
        <h2 className="text-lg font-medium">{t("list")}</h2>
        {data.length === 0 ? <p className="text-muted">{t("noneText")}</p> : null}
        <ul className="divide-y divide-hairline border-y border-hairline">
          {data.map((queue) => (
            <QueueRow key={queue.id} projectId={projectId} queue={queue} />
          ))}
        </ul>
      </section>
    </>
  );
}

function QueueRow({ projectId, queue }: { projectId: string; queue: QueuePage }) {
  const t = useTranslations("queues");
  const queries = useQueryClient();
  const { id, name, kind, mode, method, languages, closedAt } = queue;
  const sum = (of: "pairs" | "wanted" | "accepted" | "swapped" | "rejected") =>
    languages.reduce((total, row) => total + row[of], 0);
  const decided = sum("accepted") + sum("swapped") + sum("rejected");
  const wanted = sum("wanted");
  const change = useMutation({
    mutationFn: (closed: boolean) =>
      fetchJson(`/api/projects/${projectId}/queues/${id}`, { method: "PATCH", body: { closed } }),
    onSettled: () => queries.invalidateQueries({ queryKey: queuesQuery(projectId).queryKey }),
  });
  return (
    <li className="grid items-center gap-x-6 gap-y-2 py-3 sm:grid-cols-[1fr_16rem_auto]">
      <div className="min-w-0">
        <p className="font-medium break-words">
          <bdi>{name}</bdi>
        </p>
        <p className="text-sm text-muted">
          {[
            t(`kinds.${kind}`),
            t(mode),
            method,
            ...(kind === "audit" ? [t("sample", { n: sum("pairs") })] : []),
            ...(closedAt ? [t("closed")] : []),
          ].join(" · ")}
        </p>
      </div>
      <Progress value={wanted > 0 ? decided / wanted : 0} label={t("of", { decided, wanted })} />
      <Button look="quiet" disabled={change.isPending} onClick={() => change.mutate(closedAt === null)}>
        {closedAt ? t("reopen") : t("close")}
      </Button>
    </li>
  );
}
