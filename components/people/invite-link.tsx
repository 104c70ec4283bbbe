"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";

/** An invitation as a link, to be handed over by whatever way people talk. */
export function InviteLink({ token, days }: { token: string; days: number }) {
  const t = useTranslations("people.invite");
  const [copied, setCopied] = useState(false);
  const link = `${window.location.origin}/join#${token}`;
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setCopied(true),
      // The browser may refuse it; the field is there to copy from.
      () => setCopied(false),
    );
  return (
    <div className="grid gap-2">
      <Field
        label={t("send")}
        readOnly
        dir="ltr"
        value={link}
        onFocus={(event) => event.target.select()}
        hint={t("once", { days })}
      />
      {/* On plain http there is no clipboard. */}
      {"clipboard" in navigator ? (
        <p className="flex items-center gap-3">
          <Button onClick={() => void copy()}>{t("copy")}</Button>
          <span role="status" className="text-sm text-muted">
            {copied ? t("copied") : ""}
          </span>
        </p>
      ) : null}
    </div>
  );
}
