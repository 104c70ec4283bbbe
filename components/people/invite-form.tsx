"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import { fetchJson } from "@/lib/fetch-json";
import { Button } from "../ui/button";
import { Select } from "../ui/field";
import { Notice } from "../ui/notice";
import { useProblemText } from "../use-problem-text";
import { InviteLink } from "./invite-link";
import { LanguageBoxes } from "./language-boxes";
import { invitationsPath, invitationsQuery } from "./queries";

/** A single-use link for the next person: as what they come, and with which languages. */
export function InviteForm({ projectId, languages }: { projectId: string; languages: string[] }) {
  const t = useTranslations("people");
  const problemText = useProblemText();
  const queries = useQueryClient();
  const [role, setRole] = useState("annotator");
  const invite = useMutation({
    mutationFn: (body: { role: string; languages: string[] }) =>
      fetchJson<{ token: string; days: number }>(invitationsPath(projectId), { method: "POST", body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: invitationsQuery(projectId).queryKey }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    invite.mutate({ role, languages: role === "annotator" ? form.getAll("language").map(String) : [] });
  };
  return (
    <form onSubmit={submit} className="grid content-start gap-4">
      <h2 className="text-lg font-medium">{t("invite.title")}</h2>
      <Select label={t("role")} value={role} onChange={(event) => setRole(event.target.value)}>
        <option value="annotator">{t("invite.annotator")}</option>
        <option value="lead">{t("invite.lead")}</option>
      </Select>
      {role === "annotator" ? <LanguageBoxes languages={languages} /> : null}
      <div>
        <Button type="submit" look="primary" disabled={invite.isPending}>
          {t("invite.make")}
        </Button>
      </div>
      {invite.error ? <Notice tone="error" title={problemText(invite.error)} /> : null}
      {invite.data ? (
        <InviteLink key={invite.data.token} token={invite.data.token} days={invite.data.days} />
      ) : null}
    </form>
  );
}
