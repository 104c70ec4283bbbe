"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { Expectation } from "@/lib/review/practice";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { PracticeForm } from "./practice-form";

/** On a pair's page: takes it into the practice round, or says that it is in it. */
export function PracticeButton({
  projectId,
  pairId,
  known,
}: {
  projectId: string;
  pairId: number;
  known: { id: number; expected: Expectation; why: string } | null;
}) {
  const t = useTranslations("practice.lead");
  const [open, setOpen] = useState(false);
  const router = useRouter();
  return (
    <>
      <Button onClick={() => setOpen(true)}>{known ? t("isPractice") : t("make")}</Button>
      <Dialog open={open} title={t("dialog")} onClose={() => setOpen(false)}>
        {open ? (
          <PracticeForm
            projectId={projectId}
            pairId={pairId}
            known={known}
            onDone={() => {
              setOpen(false);
              router.refresh();
            }}
          />
        ) : null}
      </Dialog>
    </>
  );
}
