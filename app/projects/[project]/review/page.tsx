import type { Metadata } from "next";
import Link from "next/link";
import { WithMessages } from "@/app/messages";
import { PracticeList } from "@/components/practice/practice-list";
import { ProjectPage } from "@/components/project/project-page";
import { QueueList } from "@/components/review/queue-list";
import { buttonClass } from "@/components/ui/button";
import { hasRole } from "@/lib/server/access";
import { translator } from "@/lib/server/messages";
import { pageMember } from "@/lib/server/pages";
import { readProject } from "@/lib/server/projects";
import { practiceStates } from "@/lib/server/review/practice-round";
import { listQueues } from "@/lib/server/review/queues";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("review");
  return { title: t("title") };
}

export default async function Page({ params }: { params: Promise<{ project: string }> }) {
  const { actor, membership } = await pageMember(params, "annotator");
  const [project, queues, rounds] = await Promise.all([
    readProject(membership),
    listQueues(actor.userId, membership),
    practiceStates(actor.userId, membership),
  ]);
  const t = await translator("review");
  const siblings = await translator("siblings");
  const lead = hasRole(membership, "lead");
  const actions =
    lead && queues.length > 0 ? (
      <Link href={`/projects/${project.id}/siblings`} className={buttonClass()}>
        {siblings("open")}
      </Link>
    ) : null;
  return (
    <ProjectPage person={actor} project={project} lead={lead} title={t("title")} actions={actions}>
      <WithMessages of={["review", "practice"]}>
        <PracticeList projectId={project.id} rounds={rounds} />
        <QueueList projectId={project.id} queues={queues} lead={lead} />
      </WithMessages>
    </ProjectPage>
  );
}
