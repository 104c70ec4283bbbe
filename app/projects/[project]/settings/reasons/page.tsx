import type { Metadata } from "next";
import { ReasonsEditor } from "@/components/settings/reasons-editor";
import { translator } from "@/lib/server/messages";
import { pageMember } from "@/lib/server/pages";
import { readProject } from "@/lib/server/projects";
import { SettingsFrame } from "../settings-frame";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("settings");
  return { title: t("nav.reasons") };
}

export default async function Page({ params }: { params: Promise<{ project: string }> }) {
  const { actor, membership } = await pageMember(params, "lead");
  const project = await readProject(membership);
  return (
    <SettingsFrame person={actor} project={project}>
      <ReasonsEditor
        projectId={project.id}
        offered={project.policy.reasons}
        former={project.policy.formerReasons}
      />
    </SettingsFrame>
  );
}
