"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { MemberSummary } from "@/lib/answers";
import { Button } from "../ui/button";
import { ScrollRegion } from "../ui/scroll-region";
import { InviteForm } from "./invite-form";
import { MemberDialog } from "./member-dialog";
import { OpenInvitations } from "./open-invitations";
import { membersQuery } from "./queries";
import { useLanguageNames } from "./use-language-names";

type Props = { projectId: string; members: MemberSummary[]; languages: string[]; admin: boolean };

/** Who works here, who may still come, and a link for the next one. */
export function PeopleView({ projectId, members: first, languages, admin }: Props) {
  const t = useTranslations("people");
  const role = useTranslations("project.role");
  const languageNames = useLanguageNames();
  const members = useQuery({ ...membersQuery(projectId), initialData: first });
  const [changing, setChanging] = useState<MemberSummary | null>(null);
  return (
    <div className="grid gap-10 lg:grid-cols-[1.2fr_1fr]">
      <div className="grid min-w-0 content-start gap-10">
        <ScrollRegion aria-label={t("members")} className="min-w-0 self-start">
          <table className="w-full border-collapse">
            <thead>
              <tr className="border-b border-hairline text-start text-sm text-muted">
                <th className="py-2 text-start font-normal">{t("name")}</th>
                <th className="py-2 text-start font-normal">{t("role")}</th>
                <th className="py-2 text-start font-normal">{t("languages")}</th>
                <td />
              </tr>
            </thead>
            <tbody className="divide-y divide-hairline">
              {members.data.map((member) => (
                <tr key={member.userId} className="align-baseline">
                  <td className="py-2.5 pe-6">
                    <bdi>{member.name}</bdi>
                  </td>
                  <td className="py-2.5 pe-6 text-muted">{role(member.role)}</td>
                  <td className="py-2.5 text-muted">
                    {member.role === "annotator"
                      ? languageNames(member.languages) || t("noLanguage")
                      : t("everyLanguage")}
                  </td>
                  <td className="py-1 text-end">
                    {admin || member.role === "annotator" ? (
                      <Button
                        look="quiet"
                        className="px-2!"
                        onClick={() => setChanging(member)}
                        aria-label={t("changeOne", { name: member.name })}
                      >
                        {t("change")}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
        <OpenInvitations projectId={projectId} admin={admin} />
      </div>
      <InviteForm projectId={projectId} languages={languages} />
      <MemberDialog
        projectId={projectId}
        member={changing}
        languages={languages}
        admin={admin}
        onClose={() => setChanging(null)}
      />
    </div>
  );
}
