import { Problem } from "../../problem";
import type { Renewal } from "../../review/decision";
import { prisma } from "../db";
import type { Membership } from "../sessions";
import { leaseMinutes } from "./lease-minutes";

/**
 * Makes the annotator's leases as long again as a fresh claim's, without sending the texts anew. A lease that ran out
 * is theirs again while nobody else has the slot; what somebody else has by now is missing from the answer.
 */
export async function renew(
  userId: string,
  membership: Membership,
  queueId: string,
  assignmentIds: readonly number[],
): Promise<Renewal> {
  const rows = await prisma().$queryRaw<Renewal[]>`
    with place as (
      select q.id, ${leaseMinutes} as minutes
      from queue q join project on project.id = q.project_id
      where q.id = ${queueId}::uuid and q.project_id = ${membership.projectId}::uuid),
    renewed as (
      update assignment a
      set state = 'leased', annotator_id = ${userId}::uuid,
          leased_until = now() + make_interval(mins => place.minutes)
      from place
      where a.id in (
        -- as in a claim: always in the order of their ids, or two could deadlock
        select held.id from assignment held join place on place.id = held.queue_id
        where held.id = any(${[...assignmentIds]}::int[])
          and (${membership.role !== "annotator"} or held.language = any(${membership.languages}::text[]))
          and (held.state = 'leased' and held.annotator_id = ${userId}::uuid
               or held.state = 'open' and held.lapsed_id = ${userId}::uuid and not exists (
                 select 1 from assignment o
                 where o.queue_id = held.queue_id and o.pair_id = held.pair_id and o.purpose = held.purpose
                   and (o.annotator_id = ${userId}::uuid or o.state = 'open' and o.slot < held.slot)))
        order by held.id for update of held)
      returning a.id)
    select minutes as "leaseMinutes", coalesce((select array_agg(id order by id) from renewed), '{}') as "assignmentIds"
    from place`;
  const [renewal] = rows;
  if (!renewal) throw new Problem("not-found");
  return renewal;
}
