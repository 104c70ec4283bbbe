import type { Metadata } from "next";
import { WithMessages } from "@/app/messages";
import { ProjectPage } from "@/components/project/project-page";
import { ScoreView } from "@/components/score/score-view";
import { scoringKinds } from "@/lib/scoring";
import { translator } from "@/lib/server/messages";
import { pageMember } from "@/lib/server/pages";
import { readProject } from "@/lib/server/projects";
import { readScoreStock } from "@/lib/server/scores/score-stock";

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("project");
  return { title: t("nav.score") };
}

export default async function Page({ params, searchParams }: Props) {
  const { actor, membership } = await pageMember(params, "lead");
  const [project, { languages, responses }, { kind }, t] = await Promise.all([
    readProject(membership),
    readScoreStock(membership.projectId),
    searchParams,
    translator("project"),
  ]);
  return (
    <WithMessages of={["score", "endpoint", "parameter", "duration"]}>
      <ProjectPage person={actor} project={project} lead title={t("nav.score")}>
        <ScoreView
          projectId={project.id}
          languages={languages}
          initial={scoringKinds.find((name) => name === kind) ?? (responses > 0 ? "embed" : "sample")}
          admin={actor.admin}
        />
      </ProjectPage>
    </WithMessages>
  );
}
