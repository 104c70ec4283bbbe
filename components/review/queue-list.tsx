"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "use-intl/react";
import type { QueueSummary } from "@/lib/answers";
import { NativeName } from "../text/native-name";
import { buttonClass } from "../ui/button";
import { Empty } from "../ui/empty";
import { useLanguageName } from "../use-language-name";

/** What one may review: per queue, a line for each language with what is left in it. */
export function QueueList({
  projectId,
  queues,
  lead,
}: {
  projectId: string;
  queues: QueueSummary[];
  lead: boolean;
}) {
  const t = useTranslations("review.queues");
  const nameOf = useLanguageName();
  const { compare } = new Intl.Collator(useLocale());
  if (queues.length === 0) {
    return (
      <Empty
        title={t("none")}
        action={
          lead ? (
            <Link href={`/projects/${projectId}/construct`} className={buttonClass("primary")}>
              {t("construct")}
            </Link>
          ) : null
        }
      >
        {lead ? t("noneLead") : t("noneAnnotator")}
      </Empty>
    );
  }
  return queues.map(({ id, name, mode, languages }) => (
    <section key={id} className="grid gap-2">
      <h2 className="flex items-baseline gap-3 text-lg font-medium">
        <bdi>{name}</bdi>
        <span className="text-base font-normal text-muted">{t(mode)}</span>
      </h2>
      <ul className="divide-y divide-hairline border-y border-hairline">
        {languages
          .toSorted((a, b) => compare(nameOf(a.language), nameOf(b.language)))
          .map(({ language, wanted, decided, mine }) => {
            const left = wanted - decided;
            return (
              <li key={language}>
                <Link
                  href={`/projects/${projectId}/review/${id}/${language}`}
                  className="grid grid-cols-[1fr_auto] items-baseline gap-x-6 py-3 no-underline hover:bg-sunken sm:grid-cols-[11rem_1fr_10rem_8rem]"
                >
                  <span className="font-medium">{nameOf(language)}</span>
                  <span className="max-sm:hidden">
                    <NativeName language={language} />
                  </span>
                  <span className="text-end">
                    {left === 0 ? t("allJudged") : t("left", { left, wanted })}
                  </span>
                  <span className="text-end text-muted max-sm:hidden">
                    {mine > 0 ? t("byYou", { n: mine }) : ""}
                  </span>
                </Link>
              </li>
            );
          })}
      </ul>
    </section>
  ));
}
