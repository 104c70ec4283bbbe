"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { fetchJson } from "@/lib/fetch-json";
import { type ScoringKind, ScoringRequest, scoringParameters } from "@/lib/scoring";
import { ParameterForm } from "../construct/parameter-form";
import { propertiesOf } from "../construct/parameter-property";
import { useParameterWords } from "../construct/use-parameter-words";
import { endpointsQuery } from "../endpoints/queries";
import { ServerFailure } from "../endpoints/server-failure";
import { Button } from "../ui/button";
import { FormFooter } from "../ui/form-footer";
import { Estimate } from "./estimate";
import { JustStarted } from "./just-started";
import { estimateQuery, scoringsPath, scoringsQuery } from "./queries";
import { RunChoice } from "./run-choice";
import { ServerChoice } from "./server-choice";
import { useSettled } from "./use-settled";

/** One kind of scoring: whom to ask, how, what it would cost, and the start. */
export function ScoringForm({
  projectId,
  kind,
  languages,
  admin,
}: {
  projectId: string;
  kind: ScoringKind;
  languages: string[];
  admin: boolean;
}) {
  const t = useTranslations("score");
  const format = useFormatter();
  const words = useParameterWords();
  const queries = useQueryClient();
  const { data: endpoints = [], isPending } = useQuery(endpointsQuery(projectId));
  const [server, setServer] = useState<string | null>();
  const [parameters, setParameters] = useState<Record<string, unknown>>({});
  const chosen = endpoints.find(({ id }) => id === server);
  // Vectors need no server; everything else asks the first one until another is chosen.
  const endpointId = chosen?.id ?? (kind === "embed" ? null : (endpoints[0]?.id ?? null));
  const asked = ScoringRequest.safeParse({ kind, endpointId, parameters });
  const request = asked.data ?? null;
  const settled = useSettled(request && JSON.stringify(request));
  const start = useMutation({
    mutationFn: () => fetchJson<{ id: string }>(scoringsPath(projectId), { method: "POST", body: request }),
    onSettled: () => queries.invalidateQueries({ queryKey: scoringsQuery(projectId).queryKey }),
  });
  const wrong = propertiesOf(scoringParameters[kind]).filter(({ name }) =>
    asked.error?.issues.some(({ path }) => path[0] === "parameters" && path[1] === name),
  );
  const byReference = parameters.which === "reference";
  const ready = request !== null && !(byReference && !parameters.runId);
  const estimated = ready && settled !== null ? ScoringRequest.parse(JSON.parse(settled)) : null;
  const { data: estimate } = useQuery(estimateQuery(projectId, estimated));
  // Of what the form says now, and not of what it said a moment ago.
  const nothingLeft = estimate?.items === 0 && settled === JSON.stringify(request);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-6">
      {isPending ? null : (
        <ServerChoice
          projectId={projectId}
          kind={kind}
          endpoints={endpoints}
          value={endpointId}
          onChange={setServer}
          admin={admin}
        />
      )}
      <ParameterForm
        schema={scoringParameters[kind]}
        values={parameters}
        onChange={setParameters}
        languages={kind === "sample" ? languages : languages.filter((language) => language !== "en")}
        omit={endpointId === null ? [] : ["model"]}
        beside
      />
      {byReference ? (
        <RunChoice
          projectId={projectId}
          value={typeof parameters.runId === "string" ? parameters.runId : null}
          onChange={(runId) => setParameters({ ...parameters, runId })}
        />
      ) : null}
      {wrong.length > 0 ? (
        <p role="status" className="text-reject">
          {t("wrong", { fields: format.list(wrong.map((property) => words.title(property.words))) })}
        </p>
      ) : null}
      {ready ? <Estimate projectId={projectId} request={estimated} /> : null}
      {start.error ? (
        <ServerFailure
          error={start.error}
          baseUrl={chosen?.baseUrl ?? endpoints[0]?.baseUrl ?? ""}
          admin={admin}
          onAllowed={() => start.mutate()}
        />
      ) : null}
      <FormFooter>
        <Button
          look="primary"
          onClick={() => start.mutate()}
          disabled={!ready || nothingLeft || start.isPending}
        >
          {t(`kind.${kind}.verb`)}
        </Button>
      </FormFooter>
      {start.data ? <JustStarted projectId={projectId} scoringId={start.data.id} /> : null}
    </div>
  );
}
