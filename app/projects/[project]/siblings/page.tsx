import type { Metadata } from "next";
import Link from "next/link";
import { WithMessages } from "@/app/messages";
import { ProjectPage } from "@/components/project/project-page";
import { SiblingsView } from "@/components/siblings/siblings-view";
import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { translator } from "@/lib/server/messages";
import { pageMember } from "@/lib/server/pages";
import { readProject } from "@/lib/server/projects";
import { listSiblingRuns } from "@/lib/server/review/sibling-matrix";

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ run?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("siblings");
  return { title: t("open") };
}

export default async function Page({ params, searchParams }: Props) {
  const { actor, membership } = await pageMember(params, "lead");
  const [project, runs, { run }, t] = await Promise.all([
    readProject(membership),
    listSiblingRuns(membership.projectId),
    searchParams,
    translator("siblings"),
  ]);
  const shown = runs.find(({ id }) => id === run) ?? runs[0];
  return (
    <ProjectPage person={actor} project={project} lead title={t("open")}>
      {shown ? (
        <WithMessages of={["siblings"]}>
          <SiblingsView key={shown.id} projectId={project.id} runs={runs} runId={shown.id} />
        </WithMessages>
      ) : (
        <Empty
          title={t("noRun")}
          action={
            <Link href={`/projects/${project.id}/construct`} className={buttonClass("primary")}>
              {t("construct")}
            </Link>
          }
        >
          {t("noRunText")}
        </Empty>
      )}
    </ProjectPage>
  );
}
