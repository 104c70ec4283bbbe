"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl/react";

const parts = ["project", "guideline", "reasons", "practice"] as const;

/** The parts of a project's settings, each a page of its own. */
export function SettingsNav({ projectId }: { projectId: string }) {
  const t = useTranslations("settings.nav");
  const path = usePathname();
  const base = `/projects/${projectId}/settings`;
  return (
    <nav aria-label={t("label")} className="-mt-3 flex flex-wrap gap-x-5 gap-y-1 border-b border-hairline">
      {parts.map((part) => {
        const href = part === "project" ? base : `${base}/${part}`;
        return (
          <Link
            key={part}
            href={href}
            aria-current={path === href ? "page" : undefined}
            className="-mb-px border-b-2 border-transparent py-2 text-muted no-underline hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
          >
            {t(part)}
          </Link>
        );
      })}
    </nav>
  );
}
