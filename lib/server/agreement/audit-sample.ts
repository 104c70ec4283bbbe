import type { AuditedPair } from "../../agreement/audit-sample";
import { prisma } from "../db";
import type { Prisma } from "../prisma/client";

type Query = Pick<Prisma.TransactionClient, "$queryRaw">;

/**
 * The audited pairs of a run: judged blind, by people who had not seen what others think, out of a random sample. One
 * verdict for each: what most of its people say, and where no verdict has most of them the pair counts as wrong.
 */
export async function readSample(
  projectId: string,
  runId: string,
  tx: Query = prisma(),
): Promise<AuditedPair[]> {
  return tx.$queryRaw<AuditedPair[]>`
    select p.language, p.margin, p.id % 2 as half,
           2 * count(*) filter (where d.verdict = 'accept') <= count(*) as wrong
    from queue q
    join standing_decision d on d.queue_id = q.id
    join assignment a on a.id = d.assignment_id
    join pair p on p.id = d.pair_id
    where q.project_id = ${projectId}::uuid and q.run_id = ${runId}::uuid and q.kind = 'audit'
      and d.mode = 'blind' and not d.informed and a.sampling_probability is not null
    group by p.id order by p.id`;
}

/** Margins of so many pairs of a language stand for all of them: pairs by the hash of their ids, which nothing else knows. */
const mostMargins = 4000;

/** How many pairs each language has that are in, and the margins of some of them. */
export async function readPopulation(
  projectId: string,
  runId: string,
  languages: readonly string[],
  tx: Query = prisma(),
) {
  return Promise.all(
    languages.map(async (language) => {
      const [row] = await tx.$queryRaw<{ size: number; margins: number[] | null }[]>`
        select (select count(*)::int from pair where project_id = ${projectId}::uuid and run_id = ${runId}::uuid
                  and language = ${language} and retired_at is null) as size,
               (select array_agg(margin) from (
                  select margin from pair where project_id = ${projectId}::uuid and run_id = ${runId}::uuid
                    and language = ${language} and retired_at is null and margin is not null
                  order by hashint4(id) limit ${mostMargins}) m) as margins`;
      return { language, size: row?.size ?? 0, margins: row?.margins ?? [] };
    }),
  );
}
