import type { Metadata } from "next";
import { WithMessages } from "@/app/messages";
import { ProjectPage } from "@/components/project/project-page";
import { RunPageActions } from "@/components/run/run-page-actions";
import { RunView } from "@/components/run/run-view";
import { methodTitle } from "@/components/run/run-words";
import { translator } from "@/lib/server/messages";
import { foundOr404, pageMember } from "@/lib/server/pages";
import { readProject } from "@/lib/server/projects";
import { idOf } from "@/lib/server/route";
import { readRun } from "@/lib/server/runs/run-page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("project");
  return { title: t("page.run") };
}

export default async function Page({ params }: { params: Promise<{ project: string; run: string }> }) {
  const { actor, membership } = await pageMember(params, "lead");
  const runId = (await params).run;
  const [project, page] = await Promise.all([
    readProject(membership),
    foundOr404(async () => readRun(membership.projectId, idOf(runId))),
  ]);
  return (
    <WithMessages of={["run", "plot", "pairs", "flag", "skip", "parameter", "duration"]}>
      <ProjectPage
        person={actor}
        project={project}
        lead
        title={methodTitle(page.run.method)}
        actions={<RunPageActions projectId={project.id} initial={page} />}
      >
        <RunView key={runId} projectId={project.id} initial={page} />
      </ProjectPage>
    </WithMessages>
  );
}
