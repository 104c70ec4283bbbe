"use client";

import Link from "next/link";
import { useTranslations } from "use-intl/react";
import type { PracticeState } from "@/lib/review/practice";
import { useLanguageName } from "../use-language-name";

/** The practice rounds of one's languages, those that come first on top. */
export function PracticeList({ projectId, rounds }: { projectId: string; rounds: readonly PracticeState[] }) {
  const t = useTranslations("practice");
  const nameOf = useLanguageName();
  if (rounds.length === 0) return null;
  return (
    <section className="grid gap-2">
      <h2 className="text-lg font-medium">{t("title")}</h2>
      <ul className="divide-y divide-hairline border-y border-hairline">
        {rounds
          .toSorted((one, other) => Number(other.due) - Number(one.due))
          .map(({ language, due, total, answered, agreed }) => (
            <li key={language}>
              <Link
                href={`/projects/${projectId}/practice/${language}`}
                className="grid grid-cols-[1fr_auto] items-baseline gap-x-6 py-3 no-underline hover:bg-sunken sm:grid-cols-[11rem_1fr]"
              >
                <span className="font-medium">{nameOf(language)}</span>
                <span className={`text-end ${due ? "" : "text-muted"}`}>
                  {answered === total
                    ? t("list.done", { agreed, total })
                    : due && answered === 0
                      ? t("list.due", { n: total })
                      : t("list.goOn", { answered, total })}
                </span>
              </Link>
            </li>
          ))}
      </ul>
    </section>
  );
}
