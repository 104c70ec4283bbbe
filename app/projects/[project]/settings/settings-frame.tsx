import type { ReactNode } from "react";
import { WithMessages } from "@/app/messages";
import { ProjectPage } from "@/components/project/project-page";
import type { Person } from "@/components/project/top-bar";
import { SettingsNav } from "@/components/settings/settings-nav";
import { translator } from "@/lib/server/messages";

/** Around each part of a project's settings. */
export async function SettingsFrame({
  person,
  project,
  children,
}: {
  person: Person;
  project: { id: string; name: string };
  children: ReactNode;
}) {
  const t = await translator("settings");
  return (
    <ProjectPage person={person} project={project} lead title={t("title")}>
      <WithMessages of={["settings", "reason", "guideline", "practice"]}>
        <SettingsNav projectId={project.id} />
        {children}
      </WithMessages>
    </ProjectPage>
  );
}
