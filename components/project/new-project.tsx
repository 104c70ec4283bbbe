"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import { fetchJson } from "@/lib/fetch-json";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { useProblemText } from "../use-problem-text";

export function NewProject() {
  const t = useTranslations("project.new");
  const problemText = useProblemText();
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const create = useMutation({
    mutationFn: (body: { name: string; description: string }) =>
      fetchJson<{ id: string }>("/api/projects", { method: "POST", body }),
    onSuccess: ({ id }) => router.push(`/projects/${id}/import`),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    create.mutate({ name: String(form.get("name")), description: String(form.get("description")) });
  };
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      <Dialog open={open} title={t("open")} onClose={() => setOpen(false)}>
        <form onSubmit={submit} className="grid gap-4">
          <Field label={t("name")} name="name" required maxLength={80} autoFocus />
          <Field label={t("description")} name="description" maxLength={500} hint={t("descriptionHint")} />
          {create.error ? <Notice tone="error" title={problemText(create.error)} /> : null}
          <Button type="submit" look="primary" disabled={create.isPending}>
            {t("make")}
          </Button>
        </form>
      </Dialog>
    </>
  );
}
