import type { Metadata } from "next";
import { WithMessages } from "@/app/messages";
import { AgreementView } from "@/components/agreement/agreement-view";
import { ProjectPage } from "@/components/project/project-page";
import { AgreementFilter, queryOfAgreement } from "@/lib/agreement-filter";
import { readAgreement } from "@/lib/server/agreement/read-agreement";
import { translator } from "@/lib/server/messages";
import { pageMember } from "@/lib/server/pages";
import { readProject } from "@/lib/server/projects";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("agreement");
  return { title: t("title") };
}

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Page({ params, searchParams }: Props) {
  const { actor, membership } = await pageMember(params, "lead");
  const filter = AgreementFilter.parse(await searchParams);
  const [project, page, t] = await Promise.all([
    readProject(membership),
    readAgreement(membership.projectId, filter),
    translator("agreement"),
  ]);
  return (
    <WithMessages of={["agreement", "plot", "flag", "pairs"]}>
      <ProjectPage person={actor} project={project} lead title={t("title")}>
        <AgreementView projectId={project.id} initial={page} initialQuery={queryOfAgreement(filter)} />
      </ProjectPage>
    </WithMessages>
  );
}
