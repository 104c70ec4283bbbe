"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import { fetchJson } from "@/lib/fetch-json";
import { Button } from "../ui/button";
import { Select } from "../ui/field";
import { Notice } from "../ui/notice";
import { useByLanguageName, useLanguageName } from "../use-language-name";
import { useProblemText } from "../use-problem-text";
import { InviteLink } from "./invite-link";

/** A single-use link for the next person: as what they come, and with which languages. */
export function InviteForm({ projectId, languages }: { projectId: string; languages: string[] }) {
  const t = useTranslations("people");
  const problemText = useProblemText();
  const languageName = useLanguageName();
  const byName = useByLanguageName();
  const [role, setRole] = useState("annotator");
  const invite = useMutation({
    mutationFn: (body: { role: string; languages: string[] }) =>
      fetchJson<{ token: string; days: number }>(`/api/projects/${projectId}/invitations`, {
        method: "POST",
        body,
      }),
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
      {role === "annotator" ? (
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 font-medium">{t("invite.languages")}</legend>
          <div className="flex flex-wrap gap-x-5 gap-y-1">
            {languages
              .map((language) => ({ language }))
              .sort(byName)
              .map(({ language }) => (
                <label
                  key={language}
                  className="flex cursor-pointer items-center gap-2 py-1 pointer-coarse:py-2.5"
                >
                  <input type="checkbox" name="language" value={language} className="size-4 accent-accent" />
                  {languageName(language)}
                </label>
              ))}
            {languages.length === 0 ? <p className="text-muted">{t("invite.importFirst")}</p> : null}
          </div>
        </fieldset>
      ) : null}
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
