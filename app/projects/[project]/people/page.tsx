import type { Metadata } from "next";
import { WithMessages } from "@/app/messages";
import { PeopleView } from "@/components/people/people-view";
import { ProjectPage } from "@/components/project/project-page";
import { readBoard } from "@/lib/server/board";
import { translator } from "@/lib/server/messages";
import { pageMember } from "@/lib/server/pages";
import { listMembers, readProject } from "@/lib/server/projects";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("people");
  return { title: t("title") };
}

export default async function Page({ params }: { params: Promise<{ project: string }> }) {
  const { actor, membership } = await pageMember(params, "lead");
  const [project, members, board] = await Promise.all([
    readProject(membership),
    listMembers(membership),
    readBoard(membership.projectId),
  ]);
  const t = await translator("people");
  return (
    <WithMessages of={["people"]}>
      <ProjectPage person={actor} project={project} lead title={t("title")}>
        <PeopleView
          projectId={project.id}
          members={members}
          admin={membership.role === "admin"}
          languages={board.languages.map(({ language }) => language)}
        />
      </ProjectPage>
    </WithMessages>
  );
}
