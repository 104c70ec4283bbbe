"use client";

import { signOut } from "next-auth/react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { openCommandStore } from "../review/command-store";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";

/** Signs out; says so first when decisions of this person wait in this browser, since only they can send them. */
export function SignOut({ userId }: { userId: string }) {
  const t = useTranslations("project.leave");
  const ui = useTranslations("ui");
  const [waiting, setWaiting] = useState(0);
  const leave = async () => {
    // Also where the sign-out itself does not reach the server: nobody's texts stay behind.
    await import("../offline/offline").then(({ forgetOffline }) => forgetOffline()).catch(() => {});
    await signOut({ callbackUrl: "/sign-in" });
  };
  const ask = async () => {
    const store = await openCommandStore();
    const unsent = await store.list(userId);
    if (unsent.length === 0) await leave();
    else setWaiting(unsent.length);
  };
  return (
    <>
      <Button look="quiet" className="max-sm:px-2" onClick={() => void ask()}>
        {ui("signOut")}
      </Button>
      <Dialog open={waiting > 0} title={t("title")} onClose={() => setWaiting(0)}>
        <p className="mb-5 max-w-[60ch]">{t("text", { n: waiting })}</p>
        <div className="flex gap-2">
          <Button look="primary" onClick={() => setWaiting(0)}>
            {t("stay")}
          </Button>
          <Button onClick={() => void leave()}>{t("leave")}</Button>
        </div>
      </Dialog>
    </>
  );
}
