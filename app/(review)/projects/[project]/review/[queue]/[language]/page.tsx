import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { WithMessages } from "@/app/messages";
import { ReviewScreen } from "@/components/review/review-screen";
import { FacesAhead } from "@/components/text/faces";
import { guidelineTexts } from "@/lib/review/guideline";
import { buildId } from "@/lib/server/build";
import { requestLocale, translator } from "@/lib/server/messages";
import { pageMember } from "@/lib/server/pages";
import { readGuideline } from "@/lib/server/review/guideline";
import { practiceStates } from "@/lib/server/review/practice-round";
import { listQueues } from "@/lib/server/review/queues";

type Params = Promise<{ project: string; queue: string; language: string }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("review");
  return { title: t("title") };
}

export default async function Page({ params }: { params: Params }) {
  const { actor, membership } = await pageMember(params, "annotator");
  const { queue: queueId, language } = await params;
  const [guideline, locale, queues, rounds] = await Promise.all([
    readGuideline(membership.projectId),
    requestLocale(),
    listQueues(actor.userId, membership),
    practiceStates(actor.userId, membership),
  ]);
  const queue = queues.find(({ id }) => id === queueId);
  if (!queue?.languages.some((row) => row.language === language)) notFound();
  if (rounds.some((round) => round.due && round.language === language))
    redirect(`/projects/${membership.projectId}/practice/${language}?queue=${queueId}`);
  return (
    <WithMessages of={["review", "saving", "guideline", "reason", "siblings"]}>
      <FacesAhead language={language} />
      <ReviewScreen
        projectId={membership.projectId}
        queueId={queueId}
        queueName={queue.name}
        userId={actor.userId}
        language={language}
        guideline={guidelineTexts(guideline, [locale, language])}
        build={buildId()}
      />
    </WithMessages>
  );
}
