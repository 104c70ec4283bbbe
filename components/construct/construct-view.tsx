"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { type MethodName, methodNames, methods } from "@/lib/construct/methods";
import { fetchJson } from "@/lib/fetch-json";
import { columnsQuery, runsQuery } from "../project/queries";
import { Button } from "../ui/button";
import { FormFooter } from "../ui/form-footer";
import { Notice } from "../ui/notice";
import { useProblemText } from "../use-problem-text";
import { EmbeddingChoice } from "./embedding-choice";
import { JustMade } from "./just-made";
import { MethodCard } from "./method-card";
import { MethodChooser } from "./method-chooser";
import { MissingColumns } from "./missing-columns";
import { ParameterForm } from "./parameter-form";
import { RunRow } from "./run-row";
import { TrialError } from "./trial-error";
import { TrialPanel } from "./trial-panel";
import { useTrial } from "./use-trial";

/** Choose a method, read what it does, try it on some prompts, run it, and give its pairs out. */
export function ConstructView({ projectId }: { projectId: string }) {
  const t = useTranslations("construct");
  const problemText = useProblemText();
  const queries = useQueryClient();
  const [name, setName] = useState<MethodName>(methodNames[0]);
  const [parameters, setParameters] = useState<Record<string, unknown>>({});
  const [embedding, setEmbedding] = useState<string | null>(null);
  const { data: runs = [], isPending } = useQuery(runsQuery(projectId));
  const { data: columns } = useQuery(columnsQuery(projectId));
  const start = useMutation({
    mutationFn: () =>
      fetchJson<{ id: string }>(`/api/projects/${projectId}/runs`, {
        method: "POST",
        body: { method: name, parameters, ...(embedding === null ? {} : { embedding }) },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: runsQuery(projectId).queryKey }),
  });
  const started = runs.find(({ id }) => id === start.data?.id);
  const empty = columns !== undefined && columns.tasks.length === 0;
  const method = methods[name];
  const settings = method.parameters.safeParse(parameters).data ?? parameters;
  const trial = useTrial(projectId, { method: name, parameters: settings, embedding });
  const tried = methodNames.find((known) => known === trial.made?.of.method);
  const choose = (chosen: MethodName) => {
    setName(chosen);
    setParameters({});
    start.reset();
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]">
      <section className="grid grid-cols-[minmax(0,1fr)] content-start gap-6">
        <MethodChooser value={name} onChange={choose} />
        <MethodCard
          name={name}
          parameters={settings}
          columns={empty ? undefined : columns}
          projectId={projectId}
        />
        <EmbeddingChoice method={method} columns={columns} value={embedding} onChange={setEmbedding} />
        <ParameterForm key={name} schema={method.parameters} values={parameters} onChange={setParameters} />
        {columns ? <MissingColumns method={method} settings={settings} columns={columns} /> : null}
        {empty ? (
          <Notice title={t("empty.title")}>
            {t.rich("empty.text", {
              link: (words) => (
                <Link href={`/projects/${projectId}/import`} className="text-accent underline">
                  {words}
                </Link>
              ),
            })}
          </Notice>
        ) : null}
        {start.error ? <Notice tone="error" title={problemText(start.error)} /> : null}
        {trial.error ? <TrialError error={trial.error} /> : null}
        <FormFooter>
          <Button look="primary" onClick={() => start.mutate()} disabled={start.isPending || empty}>
            {t("construct")}
          </Button>
          <Button onClick={trial.start} disabled={trial.isPending || empty}>
            {trial.isPending ? t("trying") : t("try")}
          </Button>
        </FormFooter>
        {started ? <JustMade projectId={projectId} run={started} /> : null}
      </section>
      <section
        className={`grid grid-cols-[minmax(0,1fr)] content-start gap-3 ${trial.made ? "lg:sticky lg:top-0 lg:max-h-dvh lg:self-start lg:overflow-y-auto lg:py-6 lg:pe-2" : ""}`}
      >
        {trial.made && tried ? (
          <div className="pb-8">
            <TrialPanel
              key={trial.made.at}
              trial={trial.made.trial}
              method={methods[tried]}
              parameters={trial.made.of.parameters}
              stale={trial.stale}
              pending={trial.isPending}
              onAgain={trial.start}
            />
          </div>
        ) : null}
        <h2 className="text-lg font-medium">{t("runs")}</h2>
        {runs.length > 0 ? (
          <ul className="divide-y divide-hairline border-y border-hairline">
            {runs.map((run) => (
              <RunRow key={run.id} projectId={projectId} run={run} />
            ))}
          </ul>
        ) : isPending ? null : (
          <p className="text-muted">{t("noRuns")}</p>
        )}
      </section>
    </div>
  );
}
