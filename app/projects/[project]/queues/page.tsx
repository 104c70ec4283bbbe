import type { Metadata } from "next";
import { WithMessages } from "@/app/messages";
import { ProjectPage } from "@/components/project/project-page";
import { QueuesView } from "@/components/queues/queues-view";
import { translator } from "@/lib/server/messages";
import { pageMember } from "@/lib/server/pages";
import { readProject } from "@/lib/server/projects";
import { listQueuePages } from "@/lib/server/review/queue-page";
import { listRuns } from "@/lib/server/runs/runs";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("queues");
  return { title: t("title") };
}

export default async function Page({ params }: { params: Promise<{ project: string }> }) {
  const { actor, membership } = await pageMember(params, "lead");
  const [project, runs, queues] = await Promise.all([
    readProject(membership),
    listRuns(membership.projectId),
    listQueuePages(membership.projectId),
  ]);
  const t = await translator("queues");
  return (
    <WithMessages of={["queues", "flag"]}>
      <ProjectPage person={actor} project={project} lead title={t("title")}>
        <QueuesView
          projectId={project.id}
          runs={runs.filter(({ state, pairs }) => state === "done" && pairs > 0)}
          queues={queues}
          policy={{ mode: project.policy.mode, overlap: project.policy.overlap }}
        />
      </ProjectPage>
    </WithMessages>
  );
}
