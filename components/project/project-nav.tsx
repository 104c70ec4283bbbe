"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl/react";

const leadPages = [
  ["", "board"],
  ["/import", "import"],
  ["/score", "score"],
  ["/construct", "construct"],
  ["/review", "review"],
  ["/people", "people"],
  ["/settings", "settings"],
] as const;

/** The pages of a project for its leads; annotators have one page and need no menu. */
export function ProjectNav({ projectId, name, lead }: { projectId: string; name: string; lead: boolean }) {
  const t = useTranslations("project.nav");
  const path = usePathname();
  const base = `/projects/${projectId}`;
  return (
    <>
      <bdi className="text-muted">{name}</bdi>
      {lead ? (
        <nav
          aria-label={t("label")}
          className="flex flex-wrap gap-x-5 gap-y-1 max-md:order-last max-md:w-full"
        >
          {leadPages.map(([part, label]) => (
            <Link
              key={part}
              href={`${base}${part}`}
              aria-current={currentOf(path, `${base}${part}`, part !== "")}
              className="border-b-2 border-transparent py-1.5 text-muted no-underline hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
            >
              {t(label)}
            </Link>
          ))}
        </nav>
      ) : null}
    </>
  );
}

/** A page inside of a page, such as a file that is being mapped, belongs to that page's place in the menu. */
function currentOf(path: string, page: string, hasInside: boolean): "page" | "true" | undefined {
  if (path === page) return "page";
  return hasInside && path.startsWith(`${page}/`) ? "true" : undefined;
}
