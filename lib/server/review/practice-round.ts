import { Problem } from "../../problem";
import { readPolicy } from "../../review/policy";
import type { PracticeRound, PracticeState } from "../../review/practice";
import { prisma } from "../db";
import { Prisma } from "../prisma/client";
import type { Membership } from "../sessions";
import { practiceIsDue, practiceSide } from "./practice-due";
import { type ShownRow, shownPair } from "./shown-pair";

/** The rounds of the languages that a member reviews; those of a lead are all, and never due. */
export async function practiceStates(userId: string, membership: Membership): Promise<PracticeState[]> {
  const all = membership.role !== "annotator";
  const project = Prisma.sql`${membership.projectId}::uuid`;
  const user = Prisma.sql`${userId}::uuid`;
  const due = practiceIsDue({ project, user, language: Prisma.sql`round.language` });
  return prisma().$queryRaw<PracticeState[]>`
    select round.*, ${!all} and coalesce((p.policy->>'practice')::boolean, true) and ${due} as due
    from (
      select pp.language, count(*)::int as total, count(mine.agrees)::int as answered,
             (count(*) filter (where mine.agrees))::int as agreed
      from practice_pair pp
      left join lateral (
        select agrees from practice_answer pa where pa.practice_id = pp.id and pa.user_id = ${user}
        order by attempt desc limit 1) mine on true
      where pp.project_id = ${project} and pp.removed_at is null
        and (${all} or pp.language = any(${membership.languages}::text[]))
      group by pp.language) round
    join project p on p.id = ${project}
    order by round.language`;
}

type TaskRow = ShownRow & { attempt: number };

/**
 * The pairs of a round that a member has not answered yet; with `again`, all of them anew. Sides are as blind as in a
 * queue, and settled anew for each go.
 */
export async function readRound(
  userId: string,
  membership: Membership,
  { language, again }: { language: string; again: boolean },
): Promise<PracticeRound> {
  if (membership.role === "annotator" && !membership.languages.includes(language))
    throw new Problem("not-allowed");
  const states = await practiceStates(userId, membership);
  const state = states.find((state) => state.language === language);
  if (!state) throw new Problem("nothing-to-practise");
  const user = Prisma.sql`${userId}::uuid`;
  const [project, rows] = await Promise.all([
    prisma().project.findFirst({ where: { id: membership.projectId }, select: { policy: true } }),
    prisma().$queryRaw<TaskRow[]>`
      select pp.id, pp.language, goes.n + 1 as attempt,
             ${practiceSide(user, Prisma.sql`goes.n + 1`)} as chosen_left,
             coalesce(own.text, english.text, '') as prompt, english.text as prompt_english,
             reference.text as reference, chosen.text as chosen, chosen.translation as chosen_gloss,
             rejected.text as rejected, rejected.translation as rejected_gloss,
             p.score_chosen, p.score_rejected, p.margin
      from practice_pair pp
      cross join lateral (
        select count(*)::int as n from practice_answer pa where pa.practice_id = pp.id and pa.user_id = ${user}) goes
      join pair p on p.id = pp.pair_id
      join response chosen on chosen.id = p.chosen_id
      join response rejected on rejected.id = p.rejected_id
      left join response reference on reference.id = p.reference_id
      left join prompt_text own on own.prompt_id = p.prompt_id and own.language = p.language
      left join prompt_text english on english.prompt_id = p.prompt_id and english.language = 'en'
      where pp.project_id = ${membership.projectId}::uuid and pp.language = ${language} and pp.removed_at is null
        and (${again} or goes.n = 0)
      order by pp.id limit 100`,
  ]);
  const policy = readPolicy(project?.policy);
  const { due: _, ...round } = state;
  return {
    ...round,
    reasons: policy.reasons,
    tasks: rows.map(({ attempt, ...row }) => ({
      practiceId: row.id,
      attempt,
      pair: shownPair(row, "blind", policy),
    })),
  };
}
