"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { fetchJson } from "@/lib/fetch-json";
import type { Expectation } from "@/lib/review/practice";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Notice } from "../ui/notice";
import { useProblemText } from "../use-problem-text";
import { ExpectationChoice } from "./expectation-choice";

type Props = { projectId: string; pairId: number; known: Expectation | null };

/** On a pair's page: makes it a gold pair, whose right judgement is known, or says that it is one. */
export function GoldButton(props: Props) {
  const t = useTranslations("practice.gold");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{props.known ? t("is") : t("make")}</Button>
      <Dialog open={open} title={t("dialog")} onClose={() => setOpen(false)}>
        {open ? <GoldForm {...props} onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}

function GoldForm({ projectId, pairId, known, onDone }: Props & { onDone: () => void }) {
  const t = useTranslations("practice.gold");
  const problemText = useProblemText();
  const router = useRouter();
  const [expected, setExpected] = useState<Expectation>(known ?? "chosen");
  const path = `/api/projects/${projectId}/pairs/${pairId}/gold`;
  const change = useMutation({
    mutationFn: (gold: boolean) =>
      gold ? fetchJson(path, { method: "PUT", body: { expected } }) : fetchJson(path, { method: "DELETE" }),
    onSuccess: () => {
      onDone();
      router.refresh();
    },
  });
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(true);
      }}
    >
      <p className="text-muted">{t("what")}</p>
      <ExpectationChoice value={expected} onChange={setExpected} />
      {change.error ? <Notice tone="error" title={problemText(change.error)} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={change.isPending}>
          {t("save")}
        </Button>
        {known ? (
          <Button disabled={change.isPending} onClick={() => change.mutate(false)}>
            {t("remove")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
