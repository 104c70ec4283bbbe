"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import type { EndpointCheck, EndpointSummary } from "@/lib/answers";
import { fetchJson } from "@/lib/fetch-json";
import { Button } from "../ui/button";
import { endpointsPath, endpointsQuery } from "./queries";
import { ServerFailure } from "./server-failure";

/** One model server: what is known of it, and what it says when it is tried. */
export function EndpointRow({
  projectId,
  endpoint,
  admin,
  onEdit,
}: {
  projectId: string;
  endpoint: EndpointSummary;
  admin: boolean;
  onEdit: () => void;
}) {
  const t = useTranslations("endpoint.row");
  const queries = useQueryClient();
  const path = `${endpointsPath(projectId)}/${endpoint.id}`;
  const [leaving, setLeaving] = useState(false);
  const check = useMutation({
    mutationFn: () => fetchJson<EndpointCheck>(`${path}/check`, { method: "POST", body: {} }),
  });
  const remove = useMutation({
    mutationFn: () => fetchJson(path, { method: "DELETE" }),
    onSuccess: () => queries.invalidateQueries({ queryKey: endpointsQuery(projectId).queryKey }),
  });
  return (
    <li className="grid gap-2 py-3" data-testid="endpoint">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="font-medium wrap-anywhere">{endpoint.name}</p>
          <p className="text-sm text-muted wrap-anywhere">
            {endpoint.model === endpoint.name
              ? endpoint.baseUrl
              : t("at", { model: endpoint.model, address: endpoint.baseUrl })}
          </p>
          <Settings endpoint={endpoint} />
        </div>
        <div className="-mx-2 flex flex-wrap">
          <Button look="quiet" className="px-2!" onClick={() => check.mutate()} disabled={check.isPending}>
            {check.isPending ? t("checking") : t("check")}
          </Button>
          <Button look="quiet" className="px-2!" onClick={onEdit}>
            {t("change")}
          </Button>
          <Button look="quiet" className="px-2!" onClick={() => setLeaving(!leaving)} aria-expanded={leaving}>
            {t("remove")}
          </Button>
        </div>
      </div>
      {leaving ? (
        <div className="flex flex-wrap items-center gap-3 border-s-2 border-hairline ps-4">
          <p className="text-muted">{t("removing")}</p>
          <Button onClick={() => remove.mutate()} disabled={remove.isPending}>
            {t("removeOne", { name: endpoint.name })}
          </Button>
          <Button look="quiet" onClick={() => setLeaving(false)}>
            {t("keep")}
          </Button>
        </div>
      ) : null}
      {check.error ? (
        <ServerFailure
          error={check.error}
          baseUrl={endpoint.baseUrl}
          admin={admin}
          onAllowed={() => check.mutate()}
        />
      ) : null}
      {remove.error ? (
        <ServerFailure error={remove.error} baseUrl="" admin={false} onAllowed={() => {}} />
      ) : null}
      {check.data && !check.isPending ? <Findings check={check.data} model={endpoint.model} /> : null}
    </li>
  );
}

function Settings({ endpoint: { hasKey, concurrency, priceIn, priceOut } }: { endpoint: EndpointSummary }) {
  const t = useTranslations("endpoint.row");
  const format = useFormatter();
  const dollars = (n: number) =>
    format.number(n, {
      style: "currency",
      currency: "USD",
      minimumFractionDigits: 0,
      maximumFractionDigits: 6,
    });
  const words = [
    hasKey ? t("key") : t("noKey"),
    t("atOnce", { n: concurrency }),
    ...(priceIn === null ? [] : [t("priceIn", { price: dollars(priceIn) })]),
    ...(priceOut === null ? [] : [t("priceOut", { price: dollars(priceOut) })]),
  ];
  return <p className="text-sm text-muted">{words.join(" · ")}</p>;
}

/** What works and what does not, each with the server's own words; and whether it knows the model by this name. */
function Findings({ check, model }: { check: EndpointCheck; model: string }) {
  const t = useTranslations("endpoint.check");
  const unknown = check.models !== null && check.models.length > 0 && !check.models.includes(model);
  // A server that is not there says so once.
  const [first] = check.findings;
  const alike = check.findings.every(({ ok, message }) => !ok && message === first?.message);
  return (
    <div role="status" className="grid gap-1 border-s-2 border-hairline ps-4 text-sm">
      <p className="font-medium">{check.works ? t("works") : t("fails")}</p>
      {alike ? (
        <p className="wrap-anywhere">
          <bdi lang="en">{first?.message}</bdi>
        </p>
      ) : (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5">
          {check.findings.map(({ what, ok, message }) => (
            <div key={what} className="col-span-2 grid grid-cols-subgrid">
              <dt className="text-muted">{t(ok ? "yes" : "no", { what: t(what) })}</dt>
              <dd className="wrap-anywhere">
                <bdi lang="en">{message}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {unknown ? (
        <p className="text-muted wrap-anywhere">
          {t((check.models?.length ?? 0) > 8 ? "itsModelsSome" : "itsModels", {
            models: check.models?.slice(0, 8).join(", ") ?? "",
          })}
        </p>
      ) : null}
    </div>
  );
}
