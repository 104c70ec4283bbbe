import type { Metadata } from "next";
import { WithMessages } from "@/app/messages";
import { PracticeScreen } from "@/components/practice/practice-screen";
import { FacesAhead } from "@/components/text/faces";
import { Problem } from "@/lib/problem";
import { guidelineTexts } from "@/lib/review/guideline";
import { requestLocale, translator } from "@/lib/server/messages";
import { foundOr404, pageMember } from "@/lib/server/pages";
import { readGuideline } from "@/lib/server/review/guideline";
import { readRound } from "@/lib/server/review/practice-round";

type Props = {
  params: Promise<{ project: string; language: string }>;
  searchParams: Promise<{ queue?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("practice");
  return { title: t("title") };
}

export default async function Page({ params, searchParams }: Props) {
  const { actor, membership } = await pageMember(params, "annotator");
  const { language } = await params;
  const { queue } = await searchParams;
  const [round, guideline, locale] = await Promise.all([
    foundOr404(() => readRound(actor.userId, membership, { language, again: false }).catch(asNotFound)),
    readGuideline(membership.projectId),
    requestLocale(),
  ]);
  const base = `/projects/${membership.projectId}/review`;
  const known = typeof queue === "string" && /^[0-9a-f-]{36}$/.test(queue);
  return (
    <WithMessages of={["practice", "review", "guideline", "reason"]}>
      <FacesAhead language={language} />
      <PracticeScreen
        projectId={membership.projectId}
        userId={actor.userId}
        guideline={guidelineTexts(guideline, [locale, language])}
        onwards={known ? `${base}/${queue}/${language}` : base}
        initial={round}
      />
    </WithMessages>
  );
}

/** A language without a round, or of somebody else's, has no page. */
function asNotFound(error: unknown): never {
  const none =
    error instanceof Problem && (error.code === "nothing-to-practise" || error.code === "not-allowed");
  throw none ? new Problem("not-found") : error;
}
