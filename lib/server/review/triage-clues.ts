import type { TriageModel } from "../../review/triage";
import { Prisma } from "../prisma/client";

/**
 * Measures what speaks for each pair being wrong, in the order of `clueNames`: how small its margin is among those of
 * its run and language, how few votes it has, whether another run chose otherwise, and its flags. What a method does
 * not say is neither for nor against.
 */
export async function findClues(
  tx: Prisma.TransactionClient,
  queueId: string,
  fitting: Prisma.Sql,
): Promise<void> {
  await tx.$executeRaw`
    insert into triage_clue (queue_id, pair_id, project_id, clues)
    select ${queueId}::uuid, p.id, p.project_id, array[
             case when p.margin is null then 0.5
                  else 1 - percent_rank() over (partition by p.run_id, p.language, p.margin is null order by p.margin) end,
             coalesce(1 - least(1, greatest(0, p.support)), 0.5),
             coalesce((
               select max(case when o.chosen_id = p.rejected_id then 1 when o.chosen_id <> p.chosen_id then 0.5 else 0 end)
               from pair o join run on run.id = o.run_id and run.state = 'done'
               where o.project_id = p.project_id and o.prompt_id = p.prompt_id and o.language = p.language
                 and o.run_id <> p.run_id and o.retired_at is null), 0),
             least(1, coalesce(cardinality(p.flags), 0) / 2.0)]::float8[]
    from (${fitting}) f join pair p on p.id = f.id where not f.hidden`;
}

/** P(wrong) by a model, of the clues `c`. */
export function wrongnessOf({ intercept, weights }: TriageModel): Prisma.Sql {
  const terms = weights.map((weight, i) => Prisma.sql`${weight}::float8 * c.clues[${i + 1}]`);
  return Prisma.sql`1 / (1 + exp(- (${intercept}::float8 + ${Prisma.join(terms, " + ")})))`;
}

/** Behind what leads have put in front (0), the likeliest to be wrong first. */
export function priorityOf(model: TriageModel): Prisma.Sql {
  return Prisma.sql`(1 + round((1 - (${wrongnessOf(model)})) * 1000000000))::int`;
}
