"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { EndpointSummary } from "@/lib/answers";
import { fetchJson } from "@/lib/fetch-json";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Checkbox, Field } from "../ui/field";
import { endpointsPath, endpointsQuery } from "./queries";
import { originOf, ServerFailure } from "./server-failure";

type Props = {
  projectId: string;
  /** Null: a new one. */
  endpoint: EndpointSummary | null;
  admin: boolean;
  open: boolean;
  onClose: () => void;
  /** Its id, once it is kept. */
  onKept?: (id: string) => void;
};

/** Names a model server, or changes what is known of it. */
export function EndpointDialog(props: Props) {
  const t = useTranslations("endpoint.dialog");
  return (
    <Dialog open={props.open} title={props.endpoint ? t("change") : t("add")} onClose={props.onClose}>
      {props.open ? <EndpointForm {...props} /> : null}
    </Dialog>
  );
}

function EndpointForm({ projectId, endpoint, admin, onClose, onKept }: Props) {
  const t = useTranslations("endpoint");
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [baseUrl, setBaseUrl] = useState(endpoint?.baseUrl ?? "");
  const path = endpointsPath(projectId);
  const keep = useMutation({
    mutationFn: (body: unknown) =>
      endpoint
        ? fetchJson<{ id?: string }>(`${path}/${endpoint.id}`, { method: "PATCH", body })
        : fetchJson<{ id?: string }>(path, { method: "POST", body }),
    onSuccess: async ({ id = endpoint?.id }) => {
      await queries.invalidateQueries({ queryKey: endpointsQuery(projectId).queryKey });
      if (id) onKept?.(id);
      onClose();
    },
  });
  const submit = (event?: FormEvent<HTMLFormElement>) => {
    event?.preventDefault();
    if (form.current) keep.mutate(bodyOf(new FormData(form.current)));
  };
  const moved = endpoint?.hasKey && baseUrl !== endpoint.baseUrl;
  return (
    <form ref={form} onSubmit={submit} className="grid gap-4">
      <Field
        label={t("field.address")}
        name="baseUrl"
        type="url"
        inputMode="url"
        required
        autoFocus
        maxLength={500}
        spellCheck={false}
        placeholder="https://models.example.org/v1"
        value={baseUrl}
        onChange={(event) => setBaseUrl(event.target.value)}
        hint={t("field.addressHint")}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t("field.model")}
          name="model"
          required
          maxLength={200}
          spellCheck={false}
          defaultValue={endpoint?.model}
          hint={t("field.modelHint")}
        />
        <Field
          label={t("field.name")}
          name="name"
          maxLength={80}
          defaultValue={endpoint?.name}
          hint={t("field.nameHint")}
        />
      </div>
      <Field
        label={t("field.key")}
        name="key"
        type="password"
        autoComplete="off"
        maxLength={2000}
        placeholder={endpoint?.hasKey ? t("field.keyStored") : ""}
        hint={moved ? t("field.keyMoved") : endpoint?.hasKey ? t("field.keyReplace") : t("field.keyHint")}
      />
      {endpoint?.hasKey && !moved ? <Checkbox name="forget" label={t("field.forget")} /> : null}
      <div className="grid gap-4 sm:grid-cols-3">
        <Field
          label={t("field.concurrency")}
          name="concurrency"
          type="number"
          required
          min={1}
          max={64}
          defaultValue={endpoint?.concurrency ?? 4}
        />
        <Field
          label={t("field.priceIn")}
          name="priceIn"
          type="number"
          min={0}
          step="any"
          defaultValue={endpoint?.priceIn ?? ""}
          hint={t("field.priceInHint")}
        />
        <Field
          label={t("field.priceOut")}
          name="priceOut"
          type="number"
          min={0}
          step="any"
          defaultValue={endpoint?.priceOut ?? ""}
          hint={t("field.priceOutHint")}
        />
      </div>
      {keep.error ? (
        <ServerFailure error={keep.error} baseUrl={baseUrl} admin={admin} onAllowed={() => submit()} />
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={keep.isPending}>
          {endpoint ? t("save") : t("addServer")}
        </Button>
        {originOf(baseUrl)?.startsWith("http:") ? <p className="text-sm text-muted">{t("noHttps")}</p> : null}
      </div>
    </form>
  );
}

/** The key is named only where one was typed or is to be forgotten: what is not named stays as it is. */
function bodyOf(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const price = (name: string) => (text(name) === "" ? null : Number(text(name)));
  const key = text("key");
  return {
    name: text("name") || text("model"),
    baseUrl: text("baseUrl").replace(/\/+$/, ""),
    model: text("model"),
    concurrency: Number(text("concurrency")),
    priceIn: price("priceIn"),
    priceOut: price("priceOut"),
    ...(form.has("forget") ? { key: null } : key === "" ? {} : { key }),
  };
}
