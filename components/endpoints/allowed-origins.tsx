"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { fetchJson } from "@/lib/fetch-json";
import { Problem } from "@/lib/problem";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { useProblemText } from "../use-problem-text";
import { originsPath, originsQuery } from "./queries";

/** The addresses that this installation may send requests to: an admin's to allow and to take back. */
export function AllowedOrigins() {
  const t = useTranslations("endpoint.origins");
  const format = useFormatter();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const { data: origins = [], isPending, error } = useQuery(originsQuery);
  const [typed, setTyped] = useState("");
  const again = () => queries.invalidateQueries({ queryKey: originsQuery.queryKey });
  const allow = useMutation({
    mutationFn: (origin: string) => fetchJson(originsPath, { method: "POST", body: { origin } }),
    onSuccess: () => {
      setTyped("");
      return again();
    },
  });
  const remove = useMutation({
    mutationFn: (origin: string) =>
      fetchJson(`${originsPath}/${encodeURIComponent(origin)}`, { method: "DELETE" }),
    onSettled: again,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    allow.mutate(typed);
  };
  return (
    <section className="grid gap-4">
      <h2 className="text-lg font-medium">{t("title")}</h2>
      <p className="max-w-[65ch] text-muted">{t("text")}</p>
      {error ? <Notice tone="error" title={problemText(error)} /> : null}
      {origins.length > 0 ? (
        <ul className="divide-y divide-hairline border-y border-hairline">
          {origins.map(({ origin, createdAt, createdBy }) => (
            <li key={origin} className="flex flex-wrap items-center justify-between gap-x-4 py-1.5">
              <code className="font-mono wrap-anywhere">{origin}</code>
              <span className="flex flex-wrap items-center gap-x-3">
                <span className="text-sm text-muted">
                  {createdBy ? <bdi>{createdBy} · </bdi> : null}
                  <time dateTime={createdAt}>
                    {format.dateTime(new Date(createdAt), { dateStyle: "medium" })}
                  </time>
                </span>
                <Button
                  look="quiet"
                  aria-label={t("takeOneBack", { origin })}
                  onClick={() => remove.mutate(origin)}
                  disabled={remove.isPending}
                >
                  {t("takeBack")}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      ) : isPending || error ? null : (
        <p className="text-muted">{t("none")}</p>
      )}
      {remove.error ? <Notice tone="error" title={problemText(remove.error)} /> : null}
      <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 grow basis-64">
          <Field
            label={t("address")}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            required
            maxLength={300}
            inputMode="url"
            spellCheck={false}
            placeholder="http://localhost:8000"
            error={allow.error ? (isWrong(allow.error) ? t("wrong") : problemText(allow.error)) : undefined}
          />
        </div>
        <div className="pb-1.5">
          <Button type="submit" disabled={allow.isPending}>
            {t("allow")}
          </Button>
        </div>
      </form>
    </section>
  );
}

/** The one field of the form is not as it should be: what it should be is all there is to say. */
function isWrong(error: Error): boolean {
  return error instanceof Problem && error.code === "invalid-input";
}
