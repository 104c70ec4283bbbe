"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { MemberSummary } from "@/lib/answers";
import { fetchJson } from "@/lib/fetch-json";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Select } from "../ui/field";
import { Notice } from "../ui/notice";
import { useProblemText } from "../use-problem-text";
import { LanguageBoxes } from "./language-boxes";
import { membersPath, membersQuery } from "./queries";

type Props = {
  projectId: string;
  /** Null: nobody is being changed. */
  member: MemberSummary | null;
  languages: string[];
  /** Whether the one who looks is an admin of the project: they alone say who is what. */
  admin: boolean;
  onClose: () => void;
};

/** What somebody is here and what they review; and the way out of the project. */
export function MemberDialog({ member, ...props }: Props) {
  const t = useTranslations("people");
  return (
    <Dialog
      open={member !== null}
      title={member ? t("changeOne", { name: member.name }) : ""}
      onClose={props.onClose}
    >
      {member ? <MemberForm key={member.userId} member={member} {...props} /> : null}
    </Dialog>
  );
}

const roles = ["annotator", "lead", "admin"] as const;

function MemberForm({ projectId, member, languages, admin, onClose }: Props & { member: MemberSummary }) {
  const t = useTranslations("people");
  const roleName = useTranslations("project.role");
  const problemText = useProblemText();
  const queries = useQueryClient();
  const [role, setRole] = useState(member.role);
  const [leaving, setLeaving] = useState(false);
  const path = `${membersPath(projectId)}/${member.userId}`;
  const change = useMutation({
    mutationFn: (request: { method: "PATCH"; body: unknown } | { method: "DELETE" }) =>
      fetchJson(path, request),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: membersQuery(projectId).queryKey });
      onClose();
    },
  });
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const ticked = new FormData(event.currentTarget).getAll("language").map(String);
    change.mutate({
      method: "PATCH",
      body: { ...(admin && { role }), ...(role === "annotator" && { languages: ticked }) },
    });
  };
  return (
    <div className="grid gap-6">
      <form onSubmit={save} className="grid gap-4">
        {admin ? (
          <Select
            label={t("role")}
            value={role}
            onChange={(event) => setRole(roles.find((known) => known === event.target.value) ?? member.role)}
          >
            {roles.map((known) => (
              <option key={known} value={known}>
                {roleName(known)}
              </option>
            ))}
          </Select>
        ) : null}
        {role === "annotator" ? <LanguageBoxes languages={languages} ticked={member.languages} /> : null}
        <div className="flex flex-wrap justify-between gap-3">
          <Button type="submit" look="primary" disabled={change.isPending}>
            {t("save")}
          </Button>
          <Button look="quiet" onClick={() => setLeaving(!leaving)} aria-expanded={leaving}>
            {t("remove.start")}
          </Button>
        </div>
      </form>
      {leaving ? (
        <div className="grid gap-3 border-s-2 border-reject ps-4">
          <p className="text-muted">{t("remove.what")}</p>
          <div className="flex flex-wrap gap-3">
            <Button onClick={() => change.mutate({ method: "DELETE" })} disabled={change.isPending}>
              {t("remove.one", { name: member.name })}
            </Button>
            <Button look="quiet" onClick={() => setLeaving(false)}>
              {t("remove.keep")}
            </Button>
          </div>
        </div>
      ) : null}
      {change.error ? <Notice tone="error" title={problemText(change.error)} /> : null}
    </div>
  );
}
