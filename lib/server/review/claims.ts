import { Problem } from "../../problem";
import type { Mode } from "../../review/choice";
import type { Claims } from "../../review/decision";
import { readPolicy } from "../../review/policy";
import { prisma } from "../db";
import { prepared } from "../prepared";
import { Prisma } from "../prisma/client";
import type { Membership } from "../sessions";
import { controlled, controls } from "./controls";
import { leaseMinutes } from "./lease-minutes";
import { practiceIsDue } from "./practice-due";
import { type ShownRow, shownColumns, shownJoins, shownPair } from "./shown-pair";

type Request = { queueId: string; language: string; count: number; held?: readonly number[] };

/** One for each pair; one without a pair where there is none. What is of the queue stands on the first alone. */
type Row = {
  mode: Mode;
  policy: unknown;
  /** The practice round of this language comes first: nothing was leased. */
  due: boolean;
  total: number;
  decided: number;
  /** Leases of somebody's ran out that this claim could have had. */
  expired: boolean;
} & (ShownRow | { id: null });

/**
 * Leases up to `count` pairs of one language to the annotator: first those that are theirs already (a reload gets the
 * same pairs again), then open ones in the queue's order. The lease is on the locked row, so no slot is leased twice.
 */
export async function claim(userId: string, membership: Membership, request: Request): Promise<Claims> {
  const { queueId, language } = request;
  if (membership.role === "annotator" && !membership.languages.includes(language))
    throw new Problem("not-allowed");
  const lease = () => prepared<Row>(leasing(userId, membership, request));
  let rows = await lease();
  if (rows[0]?.expired && (await returnExpired(queueId)) > 0) rows = await lease();
  const [first] = rows;
  if (!first) throw new Problem("not-found");
  if (first.due) throw new Problem("practice-first");
  const { mode, total, decided } = first;
  const policy = readPolicy(first.policy);
  const pairs = rows.filter((row) => row.id !== null);
  const there = new Set(request.held);
  return {
    mode,
    reasons: policy.reasons,
    left: total - decided,
    total,
    asksStrength: policy.askStrength,
    leaseMinutes: policy.leaseMinutes,
    referenceAfterChoice: policy.referenceAfterChoice,
    held: pairs.flatMap(({ id }) => (there.has(id) ? [id] : [])),
    pairs: pairs
      .filter(({ id }) => !there.has(id))
      .map((row) => shownPair(row, mode, policy, membership.role !== "annotator")),
  };
}

/**
 * The whole claim: whether the queue is one of the project, what it shows, the leases, and the pairs with their texts.
 * A pair that the annotator has judged in another queue is none for them here either.
 */
function leasing(userId: string, { projectId, role }: Membership, { queueId, language, count }: Request) {
  const at = { user: Prisma.sql`${userId}::uuid`, language: Prisma.sql`${language}` };
  return Prisma.sql`
    with place as (
      select q.id, q.project_id, q.run_id, q.mode, q.side_seed, q.closed_at is not null as closed,
             q.gold_rate, q.repeat_rate, q.tie_rate, q.repeat_after, q.first_id, q.last_id,
             project.policy || q.policy as policy,
             ${role === "annotator"} and coalesce((project.policy->>'practice')::boolean, true)
               and ${practiceIsDue({ project: Prisma.sql`${projectId}::uuid`, ...at })} as due,
             now() + make_interval(mins => ${leaseMinutes}) as leased_until
      from queue q join project on project.id = q.project_id
      where q.id = ${queueId}::uuid and q.project_id = ${projectId}::uuid),
    mine as (
      update assignment set leased_until = (select leased_until from place)
      where id = any(array(
        -- several rows that somebody else may be locking too: always in the order of their ids, or two could deadlock
        select id from assignment
        where queue_id = (select id from place where not due) and language = ${language} and annotator_id = ${userId}::uuid
          and state = 'leased' and not withdrawn
        order by id for update))
      returning *),
    ${controls({ ...at, wanted: Prisma.sql`greatest(0, ${count} - (select count(*) from mine))::int` })},
    next as (
      select id from assignment a
      where queue_id = (select id from place where not due and not closed) and language = ${language}
        and state = 'open' and purpose = 'review' and not withdrawn
        and not exists (
          select 1 from assignment o
          where o.project_id = a.project_id and o.pair_id = a.pair_id
            -- mine already; or, where a slot that lapsed is open beside its follower, the first of the two
            and (o.annotator_id = ${userId}::uuid and o.purpose <> 'tie'
                 or o.queue_id = a.queue_id and o.purpose = 'review' and o.state = 'open' and o.slot < a.slot))
      order by priority, id
      limit greatest(0, ${count} - (select count(*) from mine) - (select count(*) from control))
      for update skip locked),
    leased as (
      update assignment
      set state = 'leased', annotator_id = ${userId}::uuid, leased_until = (select leased_until from place)
      -- as an array, because the planner takes it for short: joined, it has been seen to read the whole table
      where id = any(array(select id from next))
      returning *),
    following as (
      insert into assignment (project_id, queue_id, pair_id, language, slot, wanted, priority, sampling_probability)
      select project_id, queue_id, pair_id, language, slot + 1, wanted, priority, sampling_probability
      from leased where slot < wanted
      on conflict (queue_id, pair_id, slot) do nothing),
    ${controlled(at)}
    select place.mode::text as mode, place.due, coalesce(t.wanted, 0) as total,
           coalesce(t.accepted + t.swapped + t.rejected, 0) as decided,
           case when shown.n is null or shown.n = 1 then place.policy end as policy,
           coalesce(shown.all, 0) < ${count} and exists (
             select 1 from assignment
             where queue_id = place.id and language = ${language} and state = 'leased' and leased_until < now()
               and not withdrawn and annotator_id <> ${userId}::uuid) as expired,
           shown.*
    from place
    left join tally t on t.queue_id = place.id and t.language = ${language}
    left join (
      select row_number() over (order by a.priority, a.id) as n, count(*) over () as all, ${shownColumns}
      from (select * from mine union all select * from leased union all select * from controlled) a
      ${shownJoins}) shown on true
    order by shown.n`;
}

/** Leases that ran out go back; who held one is remembered, because their late decision still counts. */
export async function returnExpired(queueId: string | null = null): Promise<number> {
  const inQueue = queueId ? Prisma.sql`and queue_id = ${queueId}::uuid` : Prisma.empty;
  // Rows that somebody is claiming or deciding right now are skipped: waiting for them in another order could deadlock.
  return prisma().$executeRaw`
    update assignment
    set state = 'open', lapsed_id = annotator_id, annotator_id = null, leased_until = null
    where id = any(array(
      select id from assignment
      where state = 'leased' and leased_until < now() ${inQueue}
      for update skip locked))`;
}
