import type { Metadata } from "next";
import { WithMessages } from "@/app/messages";
import { PairView } from "@/components/pairs/pair-view";
import { GoldButton } from "@/components/practice/gold-button";
import { PracticeButton } from "@/components/practice/practice-button";
import { ProjectPage } from "@/components/project/project-page";
import { SendSiblings } from "@/components/siblings/send-siblings";
import { PairFilter } from "@/lib/pair-filter";
import { translator } from "@/lib/server/messages";
import { foundOr404, pageMember } from "@/lib/server/pages";
import { readPair } from "@/lib/server/pairs/pair-page";
import { readProject } from "@/lib/server/projects";
import { readGoldOf } from "@/lib/server/review/gold-pairs";
import { readPracticeOf } from "@/lib/server/review/practice-pairs";
import { rowIdOf } from "@/lib/server/row-id";

type Props = {
  params: Promise<{ project: string; pair: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await translator("pairs");
  return { title: t("title", { id: (await params).pair }) };
}

export default async function Page({ params, searchParams }: Props) {
  const { actor, membership } = await pageMember(params, "lead");
  const filter = PairFilter.parse(await searchParams);
  const id = (await params).pair;
  const [project, pair, practice, gold, t] = await Promise.all([
    readProject(membership),
    foundOr404(async () => readPair(membership.projectId, rowIdOf(id), filter)),
    foundOr404(async () => readPracticeOf(membership.projectId, rowIdOf(id))),
    foundOr404(async () => readGoldOf(membership.projectId, rowIdOf(id))),
    translator("pairs"),
  ]);
  const actions = (
    <WithMessages of={["practice", "siblings"]}>
      <PracticeButton projectId={project.id} pairId={pair.id} known={practice} />
      <GoldButton projectId={project.id} pairId={pair.id} known={gold} />
      {pair.queues.length > 0 && pair.siblings.length > 0 ? (
        <SendSiblings projectId={project.id} runId={pair.runId} promptId={pair.promptId} />
      ) : null}
    </WithMessages>
  );
  return (
    <WithMessages of={["pairs", "flag", "skip", "reason"]}>
      <ProjectPage
        person={actor}
        project={project}
        lead
        title={t("title", { id: pair.id })}
        actions={actions}
      >
        <PairView key={pair.id} projectId={project.id} pair={pair} filter={filter} />
      </ProjectPage>
    </WithMessages>
  );
}
