import type { Metadata } from "next";
import { WithMessages } from "@/app/messages";
import { ConstructView } from "@/components/construct/construct-view";
import { ProjectPage } from "@/components/project/project-page";
import { translator } from "@/lib/server/messages";
import { pageMember } from "@/lib/server/pages";
import { readProject } from "@/lib/server/projects";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("project");
  return { title: t("nav.construct") };
}

export default async function Page({ params }: { params: Promise<{ project: string }> }) {
  const { actor, membership } = await pageMember(params, "lead");
  const project = await readProject(membership);
  const t = await translator("project");
  return (
    <WithMessages of={["construct", "method", "parameter", "run", "pairs", "skip", "flag"]}>
      <ProjectPage person={actor} project={project} lead title={t("nav.construct")}>
        <ConstructView projectId={project.id} />
      </ProjectPage>
    </WithMessages>
  );
}
