"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import { fetchJson } from "@/lib/fetch-json";
import { Problem } from "@/lib/problem";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { enter, Refusal } from "./sign-in-form";

/** Turns a single-use link into an account. The token stands behind the # and so reaches no log on its way. */
export function JoinForm() {
  const t = useTranslations("entrance");
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get("name")).trim();
    const password = String(form.get("password"));
    setBusy(true);
    setCode(null);
    try {
      await fetchJson("/api/invitations/acceptance", {
        method: "POST",
        body: { token: window.location.hash.slice(1), name, password },
      });
      setCode(await enter("password", { name, password }));
    } catch (error) {
      setCode(error instanceof Problem ? error.code : "internal");
    }
    setBusy(false);
  };
  if (code === "link-invalid") {
    return (
      <Notice tone="error" title={t("join.used")} code={code}>
        {t("join.askAgain")}
      </Notice>
    );
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field
        label={t("name")}
        name="name"
        autoComplete="username"
        required
        maxLength={60}
        autoFocus
        hint={t("nameHint")}
      />
      <Field
        label={t("password")}
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={12}
        maxLength={128}
        hint={t("passwordHint")}
      />
      {code ? <Refusal code={code} /> : null}
      <Button type="submit" look="primary" disabled={busy}>
        {busy ? t("join.busy") : t("join.create")}
      </Button>
    </form>
  );
}
