import { firstModel } from "../../review/triage";
import { Prisma } from "../prisma/client";
import { type LanguageShare, moreOf, overlapIn, type Wanted } from "./queue-pairs";
import { priorityOf } from "./triage-clues";

type Given = { wanted: Wanted; fitting: Prisma.Sql; shares: readonly LanguageShare[]; seed: string };
type Queue = { id: string; projectId: string };

/**
 * Makes the first slot of each pair: draws an audit's sample and whoever more people judge, by a keyed hash of the seed
 * and the pair's id, and puts all in their order. Counts follow by trigger.
 */
export async function giveOut(
  tx: Prisma.TransactionClient,
  queue: Queue,
  { wanted, fitting, shares, seed }: Given,
): Promise<void> {
  const { request } = wanted;
  const rows = shares.map((share) => ({
    language: share.language,
    given: share.given,
    // Of all the pairs that the sample speaks for.
    probability: request.kind === "audit" ? share.given / share.pairs : null,
    overlap: overlapIn(wanted, share.language),
    more: moreOf(share.given, request),
    moreOverlap: request.more?.overlap ?? wanted.overlap,
  }));
  const triage = request.kind === "triage";
  const priority = triage
    ? priorityOf(firstModel)
    : Prisma.sql`row_number() over (order by ${orders[request.kind === "audit" ? "random" : request.order]}, d.id)`;
  const controls = request.controls.gold + request.controls.repeat + request.controls.tie;
  const judgements = shares.reduce((sum, share) => sum + share.wanted, 0);
  // Room for half as many controls again as are to be expected, and for a queue in which few pairs are many to some.
  const free = controls > 0 ? Math.ceil(judgements * controls * 1.5) + 500 : 0;
  await tx.$executeRaw`
    with shares as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as s (language text, given int, probability float8, overlap int, more int, "moreOverlap" int)),
    drawn as (
      select d.id, d.language, d.margin, s.given, s.probability, s.overlap, s.more, s."moreOverlap",
             row_number() over (partition by d.language order by ${keyed("draw", seed)}) as draw
      from (${fitting}) d join shares s on s.language = d.language where not d.hidden),
    taken as (
      select d.*, row_number() over (partition by d.language order by ${keyed("more", seed)}) as turn
      from drawn d where d.draw <= d.given),
    placed as (
      select d.id, d.language, d.probability, case when d.turn <= d.more then d."moreOverlap" else d.overlap end as wanted,
             ${priority} as priority
      from taken d ${triage ? Prisma.sql`join triage_clue c on c.queue_id = ${queue.id}::uuid and c.pair_id = d.id` : Prisma.empty})
    insert into assignment (id, project_id, queue_id, pair_id, language, wanted, priority, sampling_probability)
    select ids.id, ${queue.projectId}::uuid, ${queue.id}::uuid, p.id, p.language, p.wanted, p.priority, p.probability
    from (select *, row_number() over (order by priority, id) as n from placed) p
    join (
      select id, row_number() over (${controls > 0 ? Prisma.sql`order by random()` : Prisma.sql`order by id`}) as n
      from (
        select nextval(pg_get_serial_sequence('assignment', 'id'))::int as id
        from generate_series(1, ${shares.reduce((sum, { given }) => sum + given, 0) + free})) kept) ids on ids.n = p.n`;
  if (free > 0) {
    // Controls take ids from among these: what is left over between them.
    await tx.$executeRaw`
      update queue set (first_id, last_id) = (select min(id), max(id) from assignment where queue_id = queue.id)
      where id = ${queue.id}::uuid`;
  }
}

const orders = {
  made: Prisma.sql`d.id`,
  smallest: Prisma.sql`d.margin asc nulls last`,
  largest: Prisma.sql`d.margin desc nulls last`,
  random: Prisma.sql`d.draw`,
};

/** A rank that the seed settles, and nobody can guess without it: reproducible with any SHA-256. */
function keyed(what: "draw" | "more", seed: string): Prisma.Sql {
  return Prisma.sql`sha256(convert_to(${`${what}:${seed}:`} || d.id::text, 'UTF8'))`;
}
