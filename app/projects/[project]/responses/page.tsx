import type { Metadata } from "next";
import { WithMessages } from "@/app/messages";
import { ProjectPage } from "@/components/project/project-page";
import { ResponsesView } from "@/components/responses/responses-view";
import { translator } from "@/lib/server/messages";
import { pageMember } from "@/lib/server/pages";
import { countResponses } from "@/lib/server/pairs/response-list";
import { readProject } from "@/lib/server/projects";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("responses");
  return { title: t("title") };
}

export default async function Page({ params }: { params: Promise<{ project: string }> }) {
  const { actor, membership } = await pageMember(params, "lead");
  const [project, counts] = await Promise.all([
    readProject(membership),
    countResponses(membership.projectId),
  ]);
  const t = await translator("responses");
  return (
    <WithMessages of={["responses", "pairs", "flag"]}>
      <ProjectPage person={actor} project={project} lead title={t("title")}>
        <ResponsesView projectId={project.id} counts={counts} />
      </ProjectPage>
    </WithMessages>
  );
}
