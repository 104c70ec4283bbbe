"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { fetchJson } from "@/lib/fetch-json";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { TextArea } from "../ui/field";
import { Notice } from "../ui/notice";
import { useProblemText } from "../use-problem-text";
import { newUuid } from "./new-uuid";

/** A few words to the leads about the pair on screen. They stay here until the server has them. */
export function QuestionDialog({
  open,
  path,
  userId,
  assignmentId,
  onClose,
}: {
  open: boolean;
  path: string;
  userId: string;
  assignmentId: number | undefined;
  onClose: (sent: boolean) => void;
}) {
  const t = useTranslations("review.question");
  const problemText = useProblemText();
  // The id belongs to the words: sent again after a lost answer, they are the same question.
  const [draft, setDraft] = useState({ id: newUuid(), message: "" });
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const send = async () => {
    setSending(true);
    setError(null);
    try {
      await fetchJson(path, { method: "POST", body: { ...draft, assignmentId }, userId });
      setDraft({ id: newUuid(), message: "" });
      onClose(true);
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setSending(false);
    }
  };
  return (
    <Dialog open={open} title={t("title")} onClose={() => onClose(false)}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextArea
          label={t("label")}
          hint={t("hint")}
          value={draft.message}
          maxLength={2000}
          required
          onChange={(event) => setDraft({ id: newUuid(), message: event.target.value })}
        />
        {error ? (
          <Notice tone="error" title={t("failed")}>
            {problemText(error)} {t("kept")}
          </Notice>
        ) : null}
        <div>
          <Button
            type="submit"
            look="primary"
            disabled={sending || assignmentId === undefined || draft.message.trim() === ""}
          >
            {t("send")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
