"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";

/** In the order of the work: what comes in, what is made of it, what people say, who they are. */
const leadPages = [
  ["", "board"],
  ["/import", "import"],
  ["/responses", "responses"],
  ["/score", "score"],
  ["/construct", "construct"],
  ["/queues", "queues"],
  ["/review", "review"],
  ["/agreement", "agreement"],
  ["/questions", "questions"],
  ["/people", "people"],
  ["/settings", "settings"],
] as const;

/** The pages of a project for its leads, on one line that scrolls where it must; annotators have one page and no menu. */
export function ProjectNav({ projectId }: { projectId: string }) {
  const t = useTranslations("project.nav");
  const path = usePathname();
  const ref = useRef<HTMLElement>(null);
  // The page that one is on may stand beyond the edge of a phone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is the reason to scroll
  useEffect(() => {
    const current = ref.current?.querySelector("[aria-current]");
    current?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [path]);
  const base = `/projects/${projectId}`;
  return (
    <nav
      ref={ref}
      aria-label={t("label")}
      className="project-nav -mb-px flex gap-x-5 overflow-x-auto ps-4 pe-10 sm:ps-6"
    >
      {leadPages.map(([part, label]) => (
        <Link
          key={part}
          href={`${base}${part}`}
          aria-current={currentOf(path, `${base}${part}`, part !== "")}
          className="border-b-2 border-transparent py-1.5 whitespace-nowrap text-muted no-underline -outline-offset-2 hover:text-ink aria-[current]:border-accent aria-[current]:text-ink pointer-coarse:py-2.5"
        >
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}

/** A page inside of a page, such as a file that is being mapped, belongs to that page's place in the menu. */
function currentOf(path: string, page: string, hasInside: boolean): "page" | "true" | undefined {
  if (path === page) return "page";
  return hasInside && path.startsWith(`${page}/`) ? "true" : undefined;
}
