"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { MemberSummary } from "@/lib/answers";
import { fetchJson } from "@/lib/fetch-json";
import { languageName } from "@/lib/language";
import { Button } from "../ui/button";
import { Field, Select } from "../ui/field";
import { Notice } from "../ui/notice";

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
    <div className="grid gap-10 lg:grid-cols-[1.2fr_1fr]">
      <table className="w-full self-start border-collapse">
        <thead>
          <tr className="border-b border-hairline text-start text-sm text-muted">
            <th className="py-2 text-start font-normal">Name</th>
            <th className="py-2 text-start font-normal">Role</th>
            <th className="py-2 text-start font-normal">Languages</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-hairline">
          {members.map((member) => (
            <tr key={member.userId} className="align-baseline">
              <td className="py-2.5 pe-6">
                <bdi>{member.name}</bdi>
              </td>
              <td className="py-2.5 pe-6 text-muted">{member.role}</td>
              <td className="py-2.5 text-muted">
                {member.role === "annotator"
                  ? member.languages.map((language) => languageName(language)).sort().join(", ") || "none yet"
                  : "all"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <form onSubmit={submit} className="grid content-start gap-4">
        <h2 className="text-lg font-medium">Invite somebody</h2>
        <Select label="Role" value={role} onChange={(event) => setRole(event.target.value)}>
          <option value="annotator">Annotator: reviews pairs</option>
          <option value="lead">Lead: imports, constructs, exports</option>
        </Select>
        {role === "annotator" ? (
          <fieldset className="grid gap-2">
            <legend className="mb-1.5 font-medium">Languages they review</legend>
            <div className="flex flex-wrap gap-x-5 gap-y-1">
              {languages
                .toSorted((a, b) => languageName(a).localeCompare(languageName(b), "en"))
                .map((language) => (
                  <label key={language} className="flex cursor-pointer items-center gap-2 py-1">
                    <input
                      type="checkbox"
                      name="language"
                      value={language}
                      className="size-4 accent-accent"
                    />
                    {languageName(language)}
                  </label>
                ))}
              {languages.length === 0 ? (
                <p className="text-muted">Import responses first: their languages appear here.</p>
              ) : null}
            </div>
          </fieldset>
        ) : null}
        <div>
          <Button type="submit" look="primary" disabled={invite.isPending}>
            Make a link
          </Button>
        </div>
        {invite.error ? <Notice tone="error" title={invite.error.message} /> : null}
        {invite.data ? (
          <Field
            label="Send this link to one person"
            readOnly
            value={`${window.location.origin}/join#${invite.data.token}`}
            onFocus={(event) => event.target.select()}
            hint={`It works once, within ${invite.data.days} days, and is shown only now.`}
          />
        ) : null}
      </form>
    </div>
  );
}
