"use client";

import { useTranslations } from "use-intl/react";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("ui");
  return (
    <main className="px-6">
      <Empty title={t("pageFailed.title")} action={<Button onClick={reset}>{t("tryAgain")}</Button>}>
        {t("pageFailed.text")} {error.digest ? t("pageFailed.under", { digest: error.digest }) : null}
      </Empty>
    </main>
  );
}
