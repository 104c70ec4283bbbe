"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { enter, Refusal } from "./sign-in-form";

/** The demo's one click: the link itself is the sign-in. */
export function LinkSignIn() {
  const t = useTranslations("entrance");
  const [code, setCode] = useState<string | null>(null);
  // Opening the page is the event; the address bar is the external system that holds the token.
  useEffect(() => {
    void enter("link", { token: window.location.hash.slice(1) }).then(setCode);
  }, []);
  return code ? <Refusal code={code} /> : <p className="text-muted">{t("signIn.busy")}</p>;
}
