"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { isProblemCode } from "@/lib/problem";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";

export function SignInForm() {
  const t = useTranslations("entrance");
  // Whose session is over has nothing lying about in this browser any longer.
  useEffect(() => void forgetOffline(), []);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setError(
      await enter("password", { name: String(form.get("name")), password: String(form.get("password")) }),
    );
    setBusy(false);
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field label={t("name")} name="name" autoComplete="username" required autoFocus />
      <Field label={t("password")} name="password" type="password" autoComplete="current-password" required />
      {error ? <Refusal code={error} /> : null}
      <Button type="submit" look="primary" disabled={busy}>
        {busy ? t("signIn.busy") : t("signIn.title")}
      </Button>
    </form>
  );
}

export function Refusal({ code }: { code: string }) {
  const t = useTranslations();
  const title = isProblemCode(code) ? t(`problem.${code}`) : t("entrance.signIn.failed");
  return <Notice tone="error" title={title} code={code} />;
}

function forgetOffline(): Promise<void> {
  return import("../offline/offline").then(({ forgetOffline }) => forgetOffline()).catch(() => {});
}

/** Signs in and goes to the projects; else the code of what went wrong. */
export async function enter(
  provider: "password" | "link",
  given: Record<string, string>,
): Promise<string | null> {
  const answer = await signIn(provider, { ...given, redirect: false }).catch(() => undefined);
  if (answer?.ok) {
    await forgetOffline();
    window.location.assign("/projects");
    return null;
  }
  return answer?.error ?? "internal";
}
