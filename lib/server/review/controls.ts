import { Prisma } from "../prisma/client";

type At = { user: Prisma.Sql; language: Prisma.Sql; wanted: Prisma.Sql };

/** Candidates that are looked at for one control; there may be a million to choose from. */
const among = 50;
/** Of one's own decisions, the newest of which are looked through for a repeat. */
const lookBack = 500;

/**
 * Common table expressions of a claim, behind `place`: which of the `wanted` new pairs are controls instead of work
 * (`control`: pair, slot, purpose). As the queue's rates have it, each by chance; none where none is left to give.
 * What they read is bounded, and nothing at all where the dice say work.
 */
export function controls({ user, language, wanted }: At): Prisma.Sql {
  return Prisma.sql`
    dice as materialized (
      select count(*) filter (where u < gold_rate) as golds,
             count(*) filter (where u >= gold_rate and u < gold_rate + repeat_rate) as repeats,
             count(*) filter (where u >= gold_rate + repeat_rate and u < gold_rate + repeat_rate + tie_rate) as ties
      from (
        select random() as u, gold_rate, repeat_rate, tie_rate
        from place, generate_series(1, ${wanted}) where gold_rate + repeat_rate + tie_rate > 0 and not due and not closed) thrown),
    control as materialized (
      -- beside one pair of work at the least: a queue does not go on with controls alone
      select * from (
      (select g.pair_id, ${drawnSlot} as slot, 'gold'::"Purpose" as purpose
       from (
         select gold.pair_id, gold.project_id from gold_pair gold, place
         where gold.project_id = place.project_id and gold.language = ${language} and gold.removed_at is null
         order by random() limit ${among}) g
       join pair p on p.id = g.pair_id and p.retired_at is null
       where not exists (
           select 1 from assignment o where o.project_id = g.project_id and o.pair_id = g.pair_id and o.annotator_id = ${user})
         and not exists (select 1 from sight s where s.pair_id = g.pair_id and s.user_id = ${user})
       limit (select golds from dice))
      union all
      (select d.pair_id, flipped.slot, 'repeat'
       from place
       cross join lateral (
         select own.* from (
           select * from decision
           where queue_id = place.id and annotator_id = ${user} and decided_at < now() - make_interval(hours => place.repeat_after)
           order by decided_at desc limit ${lookBack}) own
         join pair p on p.id = own.pair_id and p.language = ${language} and p.retired_at is null
           and p.content_hash = own.content_hash
         where own.counted and own.purpose = 'review'
           -- one look each: as an anti-join, the planner may read the whole table for it
           and (select r.id from retraction r where r.decision_id = own.id) is null
           and not exists (
             select 1 from assignment o
             where o.queue_id = own.queue_id and o.pair_id = own.pair_id and o.purpose = 'repeat'
               and (o.annotator_id = ${user} or o.lapsed_id = ${user}))
         order by random() limit ${among}) d
       cross join lateral (
         select slot from (select ${drawnSlot} as slot from generate_series(1, 24)) drawn
         where chosen_left(place.side_seed, d.pair_id, drawn.slot) <> d.chosen_left limit 1) flipped
       limit (select repeats from dice))
      union all
      (select near.id, ${drawnSlot}, 'tie'
       from place, generate_series(1, (select ties from dice)) n
       cross join lateral (
         select p.id from pair p
         where p.run_id = place.run_id and p.language = ${language} and p.retired_at is null
           and p.id >= (
             select ends.low + floor(random() * (ends.high - ends.low + 1) + 0 * n)::int
             from (
               select (select id from pair where run_id = place.run_id and language = ${language} order by id limit 1) as low,
                      (select id from pair where run_id = place.run_id and language = ${language} order by id desc limit 1) as high) ends)
         order by p.id limit 1) near)) drawn
      limit greatest(0, ${wanted} - 1))`;
}

/** Far above the slots of work, and different each time. */
const drawnSlot = Prisma.sql`(1001 + floor(random() * 1000000000))::int`;

/**
 * Behind `leased`, the work of this claim: leases the controls beside it. Each stands behind a pair of work, and has an
 * id from among theirs: nothing tells it from them.
 */
export function controlled({ user }: { user: Prisma.Sql }): Prisma.Sql {
  return Prisma.sql`
    controlled as (
      insert into assignment (id, project_id, queue_id, pair_id, language, purpose, slot, wanted, priority, state,
                              annotator_id, leased_until)
      select free.id, place.project_id, place.id, c.pair_id, beside.language, c.purpose, c.slot, 1, beside.priority, 'leased',
             ${user}, place.leased_until
      from place, (select *, row_number() over () as n from control) c
      join (select language, priority, row_number() over (order by random()) as n from leased) beside on beside.n = c.n
      cross join lateral (
        select drawn.id from (
          select (place.first_id + floor(random() * (place.last_id - place.first_id + 1) + 0 * c.n))::int as id
          from place, generate_series(1, 24)) drawn
        where not exists (select 1 from assignment taken where taken.id = drawn.id) limit 1) free
      where place.last_id > 0
      on conflict do nothing
      returning *)`;
}
