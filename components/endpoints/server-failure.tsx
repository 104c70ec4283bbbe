"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl/react";
import { fetchJson } from "@/lib/fetch-json";
import { Problem, type ProblemDetail } from "@/lib/problem";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useProblemText } from "../use-problem-text";
import { originsPath, originsQuery } from "./queries";

/**
 * A failure on the way to a model server. Where its address is not allowed yet, an admin allows it here and goes on;
 * a lead learns whom to ask.
 */
export function ServerFailure({
  error,
  baseUrl,
  admin,
  onAllowed,
}: {
  error: Error;
  baseUrl: string;
  admin: boolean;
  onAllowed: () => void;
}) {
  const t = useTranslations("endpoint.failure");
  const problemText = useProblemText();
  const queries = useQueryClient();
  const origin = originOf(baseUrl);
  const allow = useMutation({
    mutationFn: () => fetchJson(originsPath, { method: "POST", body: { origin } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: originsQuery.queryKey });
      onAllowed();
    },
  });
  const code = error instanceof Problem ? error.code : undefined;
  if (code !== "origin-not-allowed" || origin === null) {
    const details = error instanceof Problem ? error.details : [];
    return (
      <Notice tone="error" title={problemText(error)} code={code}>
        {details.map((detail) => (
          <p key={detail.path}>
            <Detail detail={detail} />
          </p>
        ))}
      </Notice>
    );
  }
  return (
    <div className="grid justify-items-start gap-3">
      <Notice tone="warning" title={t("notAllowed", { origin })} code={code}>
        {admin ? t("admin") : t("lead")}
      </Notice>
      {admin ? (
        <Button onClick={() => allow.mutate()} disabled={allow.isPending}>
          {t("allow", { origin })}
        </Button>
      ) : null}
      {allow.error ? <Notice tone="error" title={problemText(allow.error)} /> : null}
    </div>
  );
}

const fields: Record<string, "wrongAddress" | "wrongModel" | "wrongKey"> = {
  baseUrl: "wrongAddress",
  model: "wrongModel",
  key: "wrongKey",
};

/** What is wrong with a field that has a rule of its own; else the server's words. */
function Detail({ detail: { path, message } }: { detail: ProblemDetail }) {
  const t = useTranslations("endpoint.field");
  const field = fields[path];
  return field ? t(field) : <bdi lang="en">{message}</bdi>;
}

/** Scheme, host and port: what an admin allows. Null while the address is none. */
export function originOf(baseUrl: string): string | null {
  if (!URL.canParse(baseUrl)) return null;
  const { origin } = new URL(baseUrl);
  return origin === "null" ? null : origin;
}
