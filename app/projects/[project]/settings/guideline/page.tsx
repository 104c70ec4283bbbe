import type { Metadata } from "next";
import { GuidelineEditor } from "@/components/settings/guideline-editor";
import { GuidelineHistory } from "@/components/settings/guideline-history";
import { locales, localeTag } from "@/lib/messages/locales";
import { readBoard } from "@/lib/server/board";
import { translator } from "@/lib/server/messages";
import { pageMember } from "@/lib/server/pages";
import { readProject } from "@/lib/server/projects";
import { listGuidelineVersions, readGuideline } from "@/lib/server/review/guideline";
import { SettingsFrame } from "../settings-frame";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("settings");
  return { title: t("nav.guideline") };
}

export default async function Page({ params }: { params: Promise<{ project: string }> }) {
  const { actor, membership } = await pageMember(params, "lead");
  const { projectId } = membership;
  const [project, guideline, versions, board] = await Promise.all([
    readProject(membership),
    readGuideline(projectId),
    listGuidelineVersions(projectId),
    readBoard(projectId),
  ]);
  const empty = { version: project.guidelineVersion, text: "", language: null, texts: {} };
  const languages = new Set([
    ...board.languages.map(({ language }) => language),
    ...locales.map(localeTag),
    ...Object.keys(guideline?.texts ?? {}),
    ...(guideline?.language ? [guideline.language] : []),
  ]);
  return (
    <SettingsFrame person={actor} project={project}>
      <GuidelineEditor
        projectId={projectId}
        guideline={guideline ?? empty}
        languages={[...languages].sort()}
      />
      <GuidelineHistory projectId={projectId} versions={versions} />
    </SettingsFrame>
  );
}
