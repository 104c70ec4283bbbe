"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { EndpointSummary } from "@/lib/answers";
import type { ScoringKind } from "@/lib/scoring";
import { EndpointDialog } from "../endpoints/endpoint-dialog";
import { Button } from "../ui/button";
import { Select } from "../ui/field";

/** Which server is asked, or this process; a server can be added on the spot. Null stands for this process. */
export function ServerChoice({
  projectId,
  kind,
  endpoints,
  value,
  onChange,
  admin,
}: {
  projectId: string;
  kind: ScoringKind;
  endpoints: EndpointSummary[];
  value: string | null;
  onChange: (id: string | null) => void;
  admin: boolean;
}) {
  const t = useTranslations();
  const [adding, setAdding] = useState(false);
  const here = kind === "embed";
  return (
    <div className="grid justify-items-start gap-2">
      {endpoints.length > 0 || here ? (
        <div className="w-full">
          <Select
            label={t("score.server.ask")}
            value={value ?? ""}
            onChange={(event) => onChange(event.target.value || null)}
            hint={
              value === null && here
                ? t("score.server.here")
                : t("score.server.must", { asks: t(`score.kind.${kind}.asks`) })
            }
          >
            {endpoints.map(({ id, name, model }) => (
              <option key={id} value={id}>
                {name === model ? name : t("score.server.named", { name, model })}
              </option>
            ))}
            {here ? <option value="">{t("score.server.thisProcess")}</option> : null}
          </Select>
        </div>
      ) : (
        <p className="max-w-[65ch] text-muted">
          <span className="block font-medium text-ink">{t("score.server.none")}</span>
          {t("score.server.name", { asks: t(`score.kind.${kind}.asks`) })}
        </p>
      )}
      {endpoints.length > 0 || here ? (
        <button
          type="button"
          onClick={() => setAdding(true)}
          className="min-h-6 cursor-pointer text-sm text-accent underline underline-offset-3"
        >
          {t("endpoint.dialog.add")}
        </button>
      ) : (
        <Button look="primary" onClick={() => setAdding(true)}>
          {t("endpoint.dialog.add")}
        </Button>
      )}
      <EndpointDialog
        projectId={projectId}
        endpoint={null}
        admin={admin}
        open={adding}
        onClose={() => setAdding(false)}
        onKept={onChange}
      />
    </div>
  );
}
