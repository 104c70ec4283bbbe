import { Prisma } from "../prisma/client";

type At = { project: Prisma.Sql; user: Prisma.Sql; language: Prisma.Sql };

/**
 * True while an annotator has to practise a language: some pair of its round has no answer of theirs, and was there
 * before they first decided anything in that language. Who is at work already is not called back by a new pair.
 */
export function practiceIsDue({ project, user, language }: At): Prisma.Sql {
  return Prisma.sql`exists (
    select 1 from practice_pair pp
    where pp.project_id = ${project} and pp.language = ${language} and pp.removed_at is null
      and not exists (select 1 from practice_answer pa where pa.practice_id = pp.id and pa.user_id = ${user})
      and not exists (
        select 1 from queue pq
        -- in the order of the index and only so far: every claim asks this, and there may be a million decisions
        cross join lateral (
          select 1 from decision pd join pair of_it on of_it.id = pd.pair_id and of_it.language = pp.language
          where pd.queue_id = pq.id and pd.annotator_id = ${user} and pd.decided_at < pp.created_at
          order by pd.decided_at limit 1) at_work
        where pq.project_id = pp.project_id))`;
}

/** Whether the chosen response stands left at a person's `attempt` at the practice pair `pp`: never the same for all. */
export function practiceSide(user: Prisma.Sql, attempt: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`chosen_left(md5(pp.side_seed::text || ':' || ${user}::text)::uuid, pp.pair_id, ${attempt})`;
}
