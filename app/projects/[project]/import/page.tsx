import type { Metadata } from "next";
import { WithMessages } from "@/app/messages";
import { ImportView } from "@/components/import/import-view";
import { ProjectPage } from "@/components/project/project-page";
import { translator } from "@/lib/server/messages";
import { pageMember } from "@/lib/server/pages";
import { readProject } from "@/lib/server/projects";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("import");
  return { title: t("title") };
}

export default async function Page({ params }: { params: Promise<{ project: string }> }) {
  const { actor, membership } = await pageMember(params, "lead");
  const project = await readProject(membership);
  const t = await translator("import");
  return (
    <WithMessages of={["import", "importProblem"]}>
      <ProjectPage person={actor} project={project} lead title={t("title")}>
        <ImportView projectId={project.id} />
      </ProjectPage>
    </WithMessages>
  );
}
