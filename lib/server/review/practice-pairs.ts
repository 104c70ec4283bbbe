import { z } from "zod";
import { Problem } from "../../problem";
import {
  expectations,
  type PracticeOverview,
  type PracticePairRow,
  type PracticePersonRow,
} from "../../review/practice";
import { audit } from "../audit";
import { pool, prisma } from "../db";
import type { Prisma } from "../prisma/client";
import type { Actor } from "../sessions";

export const PracticePairRequest = z.strictObject({
  expected: z.enum(expectations),
  /** One or two sentences, in whatever language its annotators read. */
  why: z.string().trim().min(1).max(1000),
});
type Request = z.infer<typeof PracticePairRequest>;

/** Takes a pair of the project into the practice round of its language. */
export async function addPracticePair(
  actor: Actor,
  projectId: string,
  pairId: number,
  request: Request,
): Promise<{ id: number }> {
  return prisma().$transaction(async (tx) => {
    const made = await insert(tx, actor, { projectId, pairId, ...request });
    await audit(tx, {
      userId: actor.userId,
      projectId,
      action: "practice.added",
      object: String(made.id),
      detail: { pair: pairId, expected: request.expected },
    });
    return made;
  });
}

/** What is expected, or why, in other words: the old one is taken out and a new one put in its place. */
export async function changePracticePair(
  actor: Actor,
  projectId: string,
  practiceId: number,
  request: Request,
): Promise<{ id: number }> {
  return prisma().$transaction(async (tx) => {
    const pairId = await takeOut(tx, projectId, practiceId);
    const made = await insert(tx, actor, { projectId, pairId, ...request });
    await audit(tx, {
      userId: actor.userId,
      projectId,
      action: "practice.changed",
      object: String(made.id),
      detail: { pair: pairId, expected: request.expected, before: practiceId },
    });
    return made;
  });
}

/** Takes a pair out of the round. What people have answered stays. */
export async function removePracticePair(actor: Actor, projectId: string, practiceId: number): Promise<void> {
  await prisma().$transaction(async (tx) => {
    const pairId = await takeOut(tx, projectId, practiceId);
    await audit(tx, {
      userId: actor.userId,
      projectId,
      action: "practice.removed",
      object: String(practiceId),
      detail: { pair: pairId },
    });
  });
}

async function insert(
  tx: Prisma.TransactionClient,
  actor: Actor,
  { projectId, pairId, expected, why }: Request & { projectId: string; pairId: number },
): Promise<{ id: number }> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    insert into practice_pair (project_id, pair_id, language, expected, why, created_by)
    select project_id, id, language, ${expected}::"PracticeChoice", ${why}, ${actor.userId}::uuid
    from pair where id = ${pairId} and project_id = ${projectId}::uuid
    on conflict (project_id, pair_id) where removed_at is null do nothing
    returning id`;
  const [made] = rows;
  if (made) return made;
  const known = await tx.pair.findFirst({ where: { id: pairId, projectId }, select: { id: true } });
  throw new Problem(known ? "practice-exists" : "not-found");
}

async function takeOut(tx: Prisma.TransactionClient, projectId: string, practiceId: number): Promise<number> {
  const rows = await tx.$queryRaw<{ pair_id: number }[]>`
    update practice_pair set removed_at = now()
    where id = ${practiceId} and project_id = ${projectId}::uuid and removed_at is null returning pair_id`;
  const [row] = rows;
  if (!row) throw new Problem("not-found");
  return row.pair_id;
}

/** What the practice round says of one pair; null where it is not in it. */
export async function readPracticeOf(
  projectId: string,
  pairId: number,
): Promise<Pick<PracticePairRow, "id" | "expected" | "why"> | null> {
  const { rows } = await pool().query<Pick<PracticePairRow, "id" | "expected" | "why">>(
    `select id, expected::text as expected, why from practice_pair
     where project_id = $1 and pair_id = $2 and removed_at is null`,
    [projectId, pairId],
  );
  return rows[0] ?? null;
}

/** The pairs of all rounds, and how each person's first answers compare with what is expected now. */
export async function readPracticeOverview(projectId: string): Promise<PracticeOverview> {
  const [pairs, people] = await Promise.all([
    pool().query<PracticePairRow>(
      `select pp.id, pp.pair_id as "pairId", prompt.key as "promptKey", pp.language,
              left(coalesce(own.text, english.text, ''), 200) as prompt, pp.expected::text as expected, pp.why,
              first.answers, first.agreed
       from practice_pair pp
       join pair p on p.id = pp.pair_id
       join prompt on prompt.id = p.prompt_id
       left join prompt_text own on own.prompt_id = p.prompt_id and own.language = p.language
       left join prompt_text english on english.prompt_id = p.prompt_id and english.language = 'en'
       cross join lateral (
         select count(*)::int as answers, count(*) filter (where agrees)::int as agreed
         from practice_answer x where x.practice_id = pp.id and x.attempt = 1) first
       where pp.project_id = $1 and pp.removed_at is null
       order by pp.language, pp.id limit 1000`,
      [projectId],
    ),
    pool().query<PracticePersonRow>(
      `select m.user_id as "userId", u.name, pp.language, count(*)::int as total,
              count(*) filter (where mine.attempts > 0)::int as answered,
              count(*) filter (where mine.agreed)::int as agreed, sum(mine.attempts)::int as attempts
       from member m
       join "user" u on u.id = m.user_id
       join practice_pair pp on pp.project_id = m.project_id and pp.removed_at is null
         and (pp.language = any(m.languages) or m.role <> 'annotator')
       cross join lateral (
         select count(*) as attempts, bool_or(agrees and attempt = 1) as agreed
         from practice_answer x where x.practice_id = pp.id and x.user_id = m.user_id) mine
       where m.project_id = $1
       group by m.user_id, u.name, m.role, pp.language
       having m.role = 'annotator' or sum(mine.attempts) > 0
       order by u.name, pp.language limit 1000`,
      [projectId],
    ),
  ]);
  return { pairs: pairs.rows, people: people.rows };
}
