"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "use-intl/react";
import type { BoardLanguage } from "@/lib/answers";

/** From responses to approved pairs in four numbers, each the way to what it counts. */
export function BoardFlow({ projectId, total }: { projectId: string; total: BoardLanguage }) {
  const t = useTranslations("board.flow");
  const format = useFormatter();
  const skipped = Object.values(total.skips).reduce((sum, n) => sum + n, 0);
  const base = `/projects/${projectId}`;
  const steps = [
    { n: total.responses, word: t("responses"), href: `${base}/responses` },
    {
      n: total.pairs,
      word: t("pairs"),
      href: `${base}/construct`,
      note: skipped > 0 ? t("skipped", { n: skipped }) : "",
    },
    {
      n: total.reviewed,
      word: t("reviewed"),
      href: `${base}/review`,
      note: total.wanted > 0 ? t("of", { n: total.wanted }) : "",
    },
    { n: total.accepted + total.swapped, word: t("approved"), href: `/api${base}/export`, download: true },
  ];
  return (
    <ol className="grid grid-cols-2 gap-x-4 gap-y-6 border-y border-hairline py-5 sm:grid-cols-4">
      {steps.map(({ n, word, href, note, download }) => (
        <li key={word} className="sm:not-first:border-s sm:not-first:border-hairline sm:not-first:ps-6">
          <Link
            href={href}
            prefetch={false}
            {...(download ? { download: true } : {})}
            className="grid no-underline"
          >
            <span className="text-2xl tracking-tight">{format.number(n)}</span>
            <span className="text-muted underline decoration-hairline underline-offset-4">{word}</span>
            <span className="text-sm text-faint">{note}</span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
