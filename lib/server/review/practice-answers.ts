import { z } from "zod";
import { Problem } from "../../problem";
import { blindChoices, needsReason } from "../../review/choice";
import {
  type Expectation,
  expectationOf,
  expectedChoice,
  type PracticeFeedback,
} from "../../review/practice";
import { prisma } from "../db";
import { Prisma } from "../prisma/client";
import type { Membership } from "../sessions";
import { practiceSide } from "./practice-due";

export const PracticeAnswerRequest = z.strictObject({
  id: z.uuid(),
  /** Which go at this pair it is: the sides are those of this one. */
  attempt: z.int32().positive(),
  choice: z.enum(blindChoices),
  reasons: z
    .array(z.string().regex(/^[a-z0-9-]{1,40}$/))
    .max(9)
    .default([]),
  comment: z.string().max(2000).default(""),
  durationMs: z.int().min(0).max(86_400_000),
});

type Row = { agrees: boolean; chosen_left: boolean; expected: Expectation; why: string };

/**
 * Keeps an answer and says what was expected. It is no decision, and from here on the person is informed about the
 * pair, should it come in real work. An answer to the same go sent again is told what the first one was told.
 */
export async function answerPractice(
  userId: string,
  membership: Membership,
  practiceId: number,
  request: z.infer<typeof PracticeAnswerRequest>,
): Promise<PracticeFeedback> {
  const { id, attempt, choice, reasons, comment, durationMs } = request;
  if (needsReason(choice) && reasons.length === 0) throw new Problem("reason-required");
  const user = Prisma.sql`${userId}::uuid`;
  const rows = await prisma().$queryRaw<Row[]>`
    with target as (
      select pp.*, ${practiceSide(user, Prisma.sql`${attempt}::int`)} as chosen_left
      from practice_pair pp
      where pp.id = ${practiceId} and pp.project_id = ${membership.projectId}::uuid and pp.removed_at is null
        and (${membership.role !== "annotator"} or pp.language = any(${membership.languages}::text[]))),
    made as (
      insert into practice_answer (id, project_id, practice_id, user_id, attempt, choice, chosen_left, reasons, comment,
                                   agrees, duration_ms)
      select ${id}::uuid, t.project_id, t.id, ${user}, ${attempt}, ${choice}, t.chosen_left, ${reasons}::text[],
             ${comment}, coalesce(t.expected::text = case when t.chosen_left then ${expectationOf(choice, true)}::text
                                                          else ${expectationOf(choice, false)}::text end, false),
             ${durationMs}
      from target t
      where ${attempt} <= 1 + (
        select count(*) from practice_answer pa where pa.practice_id = t.id and pa.user_id = ${user})
      on conflict do nothing
      returning agrees),
    seen as (
      insert into sight (pair_id, user_id, project_id, kind)
      select t.pair_id, ${user}, t.project_id, 'practice' from target t, made
      on conflict do nothing)
    select made.agrees, t.chosen_left, t.expected::text as expected, t.why from target t, made`;
  const row = rows[0] ?? (await answerGiven(userId, membership, practiceId, attempt));
  if (!row) throw new Problem("not-found");
  return { agrees: row.agrees, expected: expectedChoice(row.expected, row.chosen_left), why: row.why };
}

async function answerGiven(userId: string, { projectId }: Membership, practiceId: number, attempt: number) {
  const rows = await prisma().$queryRaw<Row[]>`
    select pa.agrees, pa.chosen_left, pp.expected::text as expected, pp.why
    from practice_answer pa join practice_pair pp on pp.id = pa.practice_id
    where pa.practice_id = ${practiceId} and pa.user_id = ${userId}::uuid and pa.attempt = ${attempt}
      and pa.project_id = ${projectId}::uuid`;
  return rows[0];
}
