import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { WithMessages } from "@/app/messages";
import { ProjectPage } from "@/components/project/project-page";
import { ComparisonView } from "@/components/run/comparison-view";
import { methodTitle } from "@/components/run/run-words";
import { Problem } from "@/lib/problem";
import { translator } from "@/lib/server/messages";
import { foundOr404, pageMember } from "@/lib/server/pages";
import { readProject } from "@/lib/server/projects";
import { idOf } from "@/lib/server/route";
import { readComparison } from "@/lib/server/runs/run-comparison";

type Props = { params: Promise<{ project: string; run: string; other: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("project");
  return { title: t("page.comparison") };
}

export default async function Page({ params }: Props) {
  const { actor, membership } = await pageMember(params, "lead");
  const { run, other } = await params;
  const t = await translator("run");
  const [project, comparison] = await Promise.all([
    readProject(membership),
    foundOr404(async () => readComparison(membership.projectId, idOf(run), idOf(other))).catch((error) => {
      // The page of a run says how far it is.
      if (error instanceof Problem && error.code === "run-not-done")
        redirect(`/projects/${membership.projectId}/runs/${run}`);
      throw error;
    }),
  ]);
  const [one, two] = [methodTitle(comparison.run.method), methodTitle(comparison.other.method)];
  const title = one === two ? t("compare.twoRuns", { method: one }) : t("compare.title", { one, two });
  return (
    <WithMessages of={["run", "pairs", "skip", "parameter"]}>
      <ProjectPage person={actor} project={project} lead title={title}>
        <ComparisonView key={`${run} ${other}`} projectId={project.id} initial={comparison} />
      </ProjectPage>
    </WithMessages>
  );
}
