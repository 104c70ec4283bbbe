"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { EndpointSummary } from "@/lib/answers";
import { Button } from "../ui/button";
import { useProblemText } from "../use-problem-text";
import { EndpointDialog } from "./endpoint-dialog";
import { EndpointRow } from "./endpoint-row";
import { endpointsQuery } from "./queries";

/** The model servers that a project may ask: add, check, change, remove. */
export function EndpointList({ projectId, admin }: { projectId: string; admin: boolean }) {
  const t = useTranslations("endpoint.list");
  const problemText = useProblemText();
  const { data: endpoints = [], isPending, error } = useQuery(endpointsQuery(projectId));
  const [edited, setEdited] = useState<EndpointSummary | "new" | null>(null);
  return (
    <section className="grid content-start gap-3" aria-labelledby="servers">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="servers" className="text-lg font-medium">
          {t("title")}
        </h2>
        <Button onClick={() => setEdited("new")}>{t("add")}</Button>
      </div>
      {error ? (
        <p className="text-muted">
          {problemText(error)} {t("later")}
        </p>
      ) : null}
      {endpoints.length > 0 ? (
        <ul className="divide-y divide-hairline border-y border-hairline">
          {endpoints.map((endpoint) => (
            <EndpointRow
              key={endpoint.id}
              projectId={projectId}
              endpoint={endpoint}
              admin={admin}
              onEdit={() => setEdited(endpoint)}
            />
          ))}
        </ul>
      ) : isPending || error ? null : (
        <p className="max-w-[65ch] text-muted">{t("none")}</p>
      )}
      {admin ? (
        <p className="text-sm">
          <Link href="/settings" className="text-accent underline">
            {t("addresses")}
          </Link>
        </p>
      ) : null}
      <EndpointDialog
        projectId={projectId}
        endpoint={edited === "new" ? null : edited}
        admin={admin}
        open={edited !== null}
        onClose={() => setEdited(null)}
      />
    </section>
  );
}
