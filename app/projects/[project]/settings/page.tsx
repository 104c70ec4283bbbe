import type { Metadata } from "next";
import { PolicyForm } from "@/components/settings/policy-form";
import { translator } from "@/lib/server/messages";
import { pageMember } from "@/lib/server/pages";
import { readProject } from "@/lib/server/projects";
import { SettingsFrame } from "./settings-frame";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("settings");
  return { title: t("title") };
}

export default async function Page({ params }: { params: Promise<{ project: string }> }) {
  const { actor, membership } = await pageMember(params, "lead");
  const project = await readProject(membership);
  return (
    <SettingsFrame person={actor} project={project}>
      <PolicyForm project={project} />
    </SettingsFrame>
  );
}
