"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { fetchJson } from "@/lib/fetch-json";
import { Button } from "../ui/button";

/** Says that the server is a newer one than this page; the page goes on as it is until somebody reloads it. */
export function VersionLine({ build, link }: { build: string | null; link: string }) {
  const t = useTranslations("saving.version");
  const newer = useNewer(build, link);
  if (!newer) return null;
  return (
    <p
      role="status"
      data-testid="new-version"
      className="flex flex-wrap items-baseline gap-x-4 border-t border-hairline px-5 py-2 text-sm text-muted"
    >
      {t("text")}
      <Button look="quiet" className="max-sm:-ms-3.5" onClick={() => window.location.reload()}>
        {t("reload")}
      </Button>
    </p>
  );
}

const lookAgain = 10 * 60_000;

/** Asks when the server answers again after an outage, and now and then: a server is down while it is replaced. */
function useNewer(build: string | null, link: string): boolean {
  const [newer, setNewer] = useState(false);
  useEffect(() => {
    if (build === null || newer || link !== "up") return;
    const look = async () => {
      // No answer says nothing about versions.
      const health = await fetchJson<{ build: string | null }>("/api/health").catch(() => null);
      if (health?.build && health.build !== build) setNewer(true);
    };
    const soon = setTimeout(look, 5_000);
    const timer = setInterval(look, lookAgain);
    window.addEventListener("online", look);
    return () => {
      clearTimeout(soon);
      clearInterval(timer);
      window.removeEventListener("online", look);
    };
  }, [build, link, newer]);
  return newer;
}
