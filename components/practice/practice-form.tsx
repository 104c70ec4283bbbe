"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { fetchJson } from "@/lib/fetch-json";
import type { Expectation } from "@/lib/review/practice";
import { Button } from "../ui/button";
import { TextArea } from "../ui/field";
import { Notice } from "../ui/notice";
import { useProblemText } from "../use-problem-text";
import { ExpectationChoice } from "./expectation-choice";

type Known = { id: number; expected: Expectation; why: string };

/** What is expected of a pair, and why; for one that is in the round already, a change or its end. */
export function PracticeForm({
  projectId,
  pairId,
  known,
  onDone,
}: {
  projectId: string;
  pairId: number;
  known: Known | null;
  onDone: () => void;
}) {
  const t = useTranslations("practice.lead");
  const problemText = useProblemText();
  const [expected, setExpected] = useState<Expectation>(known?.expected ?? "chosen");
  const [why, setWhy] = useState(known?.why ?? "");
  const base = `/api/projects/${projectId}`;
  const save = useMutation({
    mutationFn: () =>
      fetchJson(known ? `${base}/practice/${known.id}` : `${base}/pairs/${pairId}/practice`, {
        method: known ? "PUT" : "POST",
        body: { expected, why },
      }),
    onSuccess: onDone,
  });
  const remove = useMutation({
    mutationFn: () => fetchJson(`${base}/practice/${known?.id}`, { method: "DELETE" }),
    onSuccess: onDone,
  });
  const error = save.error ?? remove.error;
  const busy = save.isPending || remove.isPending;
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <p className="text-muted">{t("what")}</p>
      <ExpectationChoice value={expected} onChange={setExpected} />
      <TextArea
        label={t("why")}
        hint={t("whyHint")}
        value={why}
        required
        rows={3}
        maxLength={1000}
        dir="auto"
        onChange={({ target }) => setWhy(target.value)}
      />
      {error ? <Notice tone="error" title={problemText(error)} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={busy || why.trim() === ""}>
          {known ? t("change") : t("add")}
        </Button>
        {known ? (
          <Button disabled={busy} onClick={() => remove.mutate()}>
            {t("remove")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
