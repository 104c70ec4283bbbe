import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WithMessages } from "@/app/messages";
import { MappingView } from "@/components/import/mapping-view";
import { ProjectPage } from "@/components/project/project-page";
import { readImport } from "@/lib/server/imports/imports";
import { translator } from "@/lib/server/messages";
import { pageMember } from "@/lib/server/pages";
import { readProject } from "@/lib/server/projects";
import { idOf } from "@/lib/server/route";

type Params = Promise<{ project: string; import: string }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("import");
  return { title: t("readTitle") };
}

export default async function Page({ params }: { params: Params }) {
  const { actor, membership } = await pageMember(params, "lead");
  const project = await readProject(membership);
  const found = await readImport(project.id, await importId(params)).catch(() => notFound());
  const t = await translator("import");
  return (
    <WithMessages of={["import", "importProblem"]}>
      <ProjectPage person={actor} project={project} lead title={t("readTitle")}>
        <MappingView projectId={project.id} importId={found.id} fileName={found.fileName} />
      </ProjectPage>
    </WithMessages>
  );
}

async function importId(params: Params): Promise<string> {
  try {
    return idOf((await params).import);
  } catch {
    notFound();
  }
}
