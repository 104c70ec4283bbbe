import type { Metadata } from "next";
import { PracticeSettings } from "@/components/settings/practice-settings";
import { translator } from "@/lib/server/messages";
import { pageMember } from "@/lib/server/pages";
import { readProject } from "@/lib/server/projects";
import { readPracticeOverview } from "@/lib/server/review/practice-pairs";
import { SettingsFrame } from "../settings-frame";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("settings");
  return { title: t("nav.practice") };
}

export default async function Page({ params }: { params: Promise<{ project: string }> }) {
  const { actor, membership } = await pageMember(params, "lead");
  const [project, overview] = await Promise.all([
    readProject(membership),
    readPracticeOverview(membership.projectId),
  ]);
  return (
    <SettingsFrame person={actor} project={project}>
      <PracticeSettings projectId={project.id} first={project.policy.practice} overview={overview} />
    </SettingsFrame>
  );
}
