"use client";

import { useLocale, useTranslations } from "use-intl/react";
import type { MemberSummary } from "@/lib/answers";
import { ScrollRegion } from "../ui/scroll-region";
import { useLanguageName } from "../use-language-name";
import { InviteForm } from "./invite-form";

/** Who works here, and a link for the next one. */
export function PeopleView({
  projectId,
  members,
  languages,
}: {
  projectId: string;
  members: MemberSummary[];
  languages: string[];
}) {
  const t = useTranslations("people");
  const role = useTranslations("project.role");
  const languageNames = useLanguageNames();
  return (
    <div className="grid gap-10 lg:grid-cols-[1.2fr_1fr]">
      <ScrollRegion aria-label={t("members")} className="min-w-0 self-start">
        <table className="w-full border-collapse">
          <thead>
            <tr className="border-b border-hairline text-start text-sm text-muted">
              <th className="py-2 text-start font-normal">{t("name")}</th>
              <th className="py-2 text-start font-normal">{t("role")}</th>
              <th className="py-2 text-start font-normal">{t("languages")}</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-hairline">
            {members.map((member) => (
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
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <InviteForm projectId={projectId} languages={languages} />
    </div>
  );
}

function useLanguageNames(): (languages: string[]) => string {
  const locale = useLocale();
  const languageName = useLanguageName();
  return (languages) =>
    new Intl.ListFormat(locale, { type: "unit" }).format(
      languages.map(languageName).sort((a, b) => a.localeCompare(b, locale)),
    );
}
