import { redirect } from "next/navigation";
import { WithMessages } from "@/app/messages";
import { BoardView } from "@/components/project/board-view";
import { ProjectPage } from "@/components/project/project-page";
import { hasRole } from "@/lib/server/access";
import { readBoard } from "@/lib/server/board";
import { pageMember } from "@/lib/server/pages";
import { readProject } from "@/lib/server/projects";

export default async function Page({ params }: { params: Promise<{ project: string }> }) {
  const { actor, membership } = await pageMember(params, "annotator");
  if (!hasRole(membership, "lead")) redirect(`/projects/${membership.projectId}/review`);
  const [project, board] = await Promise.all([readProject(membership), readBoard(membership.projectId)]);
  return (
    <WithMessages of={["board", "skip"]}>
      <ProjectPage person={actor} project={project} lead title={project.name}>
        <BoardView projectId={project.id} initial={board} />
      </ProjectPage>
    </WithMessages>
  );
}
