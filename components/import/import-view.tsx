"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Problem } from "@/lib/problem";
import { importsQuery } from "../project/queries";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { Progress } from "../ui/progress";
import { useProblemText } from "../use-problem-text";
import { ImportRow } from "./import-row";
import { upload } from "./upload";

type Sending = { name: string; share: number };

/** Files go in here: drop or choose, watch, read the report. */
export function ImportView({ projectId }: { projectId: string }) {
  const t = useTranslations("import");
  const failureText = useFailureText();
  const queries = useQueryClient();
  const { data: imports = [], isPending } = useQuery(importsQuery(projectId));
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<{ title: string; code: string } | null>(null);
  const chooser = useRef<HTMLInputElement>(null);

  const take = async (files: FileList | null) => {
    setError(null);
    for (const file of files ?? []) {
      if (file.size === 0) {
        setError({ title: t("add.empty", { name: file.name }), code: "no-rows" });
        continue;
      }
      setSending({ name: file.name, share: 0 });
      try {
        await upload(
          projectId,
          file,
          (row) => setSending({ name: file.name, share: row.received / row.byteLength }),
          new AbortController().signal,
        );
      } catch (failure) {
        const code = failure instanceof Problem ? failure.code : "unreachable";
        setError({ title: failureText(failure), code });
      }
      await queries.invalidateQueries({ queryKey: importsQuery(projectId).queryKey });
    }
    setSending(null);
    if (chooser.current) chooser.current.value = "";
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    void take(event.dataTransfer.files);
  };

  return (
    <div className="grid gap-8">
      <section
        aria-label={t("add.label")}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
        className="grid justify-items-start gap-3 rounded-dialog border border-dashed border-outline px-6 py-8"
      >
        <p className="text-md">{t("add.drop")}</p>
        <p className="max-w-[70ch] text-muted">{t.rich("add.formats", { c: fieldName })}</p>
        <p className="max-w-[70ch] text-muted">{t("add.whole")}</p>
        <input
          ref={chooser}
          type="file"
          multiple
          aria-label={t("add.input")}
          className="sr-only"
          onChange={(event) => void take(event.target.files)}
        />
        <Button look="primary" onClick={() => chooser.current?.click()} disabled={sending !== null}>
          {t("add.choose")}
        </Button>
        {sending ? (
          <div className="w-full max-w-md">
            <Progress value={sending.share} label={t("add.sending", { name: sending.name })} />
          </div>
        ) : null}
        {error ? <Notice tone="error" title={error.title} code={error.code} /> : null}
      </section>
      {imports.length > 0 ? (
        <ul className="divide-y divide-hairline border-y border-hairline">
          {imports.map((row) => (
            <ImportRow key={row.id} projectId={projectId} row={row} />
          ))}
        </ul>
      ) : isPending ? null : (
        <p className="text-muted">{t("none")}</p>
      )}
    </div>
  );
}

function useFailureText(): (failure: unknown) => string {
  const t = useTranslations("import.add");
  const problemText = useProblemText();
  return (failure) => {
    if (!(failure instanceof Problem)) return t("lost");
    const { limitMb } = failure.extra;
    return typeof limitMb === "number" ? t("tooLarge", { limit: limitMb }) : problemText(failure);
  };
}

/** Names of fields are not words of any language: they stay as they are, also inside of Arabic. */
const fieldName = (name: ReactNode) => (
  <code dir="ltr" className="font-mono text-sm">
    {name}
  </code>
);
