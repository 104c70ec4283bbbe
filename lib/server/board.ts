import { wilson } from "../agreement/wilson";
import type { Board, BoardLanguage } from "../answers";
import { prisma } from "./db";
import { titleOf } from "./pairs/pair-others";
import { countOpenQuestions } from "./review/questions";
import { StoredCounts } from "./runs/runs";

/** What a lead wants to know in five seconds, per language, from counts that are kept and never recomputed. */
export async function readBoard(projectId: string): Promise<Board> {
  const [run, responses, openQuestions] = await Promise.all([
    newestRun(projectId),
    prisma().responseTally.findMany({ where: { projectId } }),
    countOpenQuestions(projectId),
  ]);
  const counts = StoredCounts.parse(run?.counts ?? {});
  const names = new Set([...responses.map(({ language }) => language), ...Object.keys(counts)]);
  const languages = [...names].sort().map((language): Counts => {
    const given = responses.find((row) => row.language === language);
    const tallies = run?.queues.flatMap(({ tallies }) =>
      tallies.filter((tally) => tally.language === language),
    );
    const sum = (of: "wanted" | "accepted" | "swapped" | "rejected") =>
      (tallies ?? []).reduce((total, tally) => total + tally[of], 0);
    return {
      language,
      prompts: given?.prompts ?? 0,
      responses: given?.responses ?? 0,
      pairs: counts[language]?.pairs ?? 0,
      skips: counts[language]?.skips ?? {},
      wanted: sum("wanted"),
      accepted: sum("accepted"),
      swapped: sum("swapped"),
      rejected: sum("rejected"),
    };
  });
  return {
    run: run
      ? {
          id: run.id,
          method: run.method,
          title: titleOf(run.method),
          createdAt: run.createdAt.toISOString(),
          queueId: run.queues[0]?.id ?? null,
        }
      : null,
    languages: languages.map(withShares),
    total: withShares(languages.reduce(add, { ...nothing, skips: {} })),
    openQuestions,
  };
}

/** The newest run whose pairs are given out for review, so that a new try hides no review; else the newest. */
async function newestRun(projectId: string) {
  const newest = (where: { queues?: { some: object } }) =>
    prisma().run.findFirst({
      where: { projectId, state: "done", ...where },
      orderBy: { createdAt: "desc" },
      include: { queues: { include: { tallies: true }, orderBy: { createdAt: "asc" } } },
    });
  return (await newest({ queues: { some: {} } })) ?? (await newest({}));
}

type Counts = Omit<BoardLanguage, "reviewed" | "agreement">;

const nothing = {
  language: "all",
  prompts: 0,
  responses: 0,
  pairs: 0,
  wanted: 0,
  accepted: 0,
  swapped: 0,
  rejected: 0,
};

function add(total: Counts, row: Counts): Counts {
  const skips = { ...total.skips };
  for (const [reason, n] of Object.entries(row.skips)) skips[reason] = (skips[reason] ?? 0) + n;
  return {
    language: total.language,
    // The same prompt in several languages is one prompt.
    prompts: Math.max(total.prompts, row.prompts),
    responses: total.responses + row.responses,
    pairs: total.pairs + row.pairs,
    wanted: total.wanted + row.wanted,
    accepted: total.accepted + row.accepted,
    swapped: total.swapped + row.swapped,
    rejected: total.rejected + row.rejected,
    skips,
  };
}

function withShares(counts: Counts): BoardLanguage {
  return {
    ...counts,
    reviewed: counts.accepted + counts.swapped + counts.rejected,
    agreement: wilson(counts.accepted, counts.accepted + counts.swapped),
  };
}
