"use client";

import Link from "next/link";
import { useTranslations } from "use-intl/react";
import { Button, buttonClass } from "../ui/button";
import { Empty } from "../ui/empty";

/** After the last pair of a round: how it went, and on to real work. */
export function PracticeDone({
  agreed,
  total,
  onwards,
  onAgain,
}: {
  agreed: number;
  total: number;
  onwards: string;
  onAgain: () => void;
}) {
  const t = useTranslations("practice");
  return (
    <Empty
      title={t("done.title")}
      action={
        <span className="flex flex-wrap gap-2">
          <Link href={onwards} className={buttonClass("primary")}>
            {t("done.onwards")}
          </Link>
          <Button onClick={onAgain}>{t("done.again")}</Button>
        </span>
      }
    >
      <p data-testid="practice-score">{t("done.score", { agreed, total })}</p>
      <p className="mt-2">{t("done.text")}</p>
    </Empty>
  );
}
