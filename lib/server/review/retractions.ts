import { Problem } from "../../problem";
import { prisma } from "../db";
import { prepared } from "../prepared";
import { Prisma } from "../prisma/client";
import type { Membership } from "../sessions";
import { leaseMinutes } from "./lease-minutes";

type Row = { known: string | null; made: string | null };

/**
 * Takes one's own decision back: the slot is leased to the same annotator again and the counts go back with it, in one
 * statement. The same retraction sent again gives the same answer.
 */
export async function retract(
  userId: string,
  membership: Membership,
  decisionId: string,
  retractionId: string,
): Promise<{ id: string }> {
  const rows = await prepared<Row>(Prisma.sql`
    with target as (
      select d.id, d.verdict, d.counted, r.id as known
      from decision d left join retraction r on r.decision_id = d.id
      where d.id = ${decisionId}::uuid and d.project_id = ${membership.projectId}::uuid
        and d.annotator_id = ${userId}::uuid),
    made as (
      insert into retraction (id, decision_id, annotator_id)
      select ${retractionId}::uuid, id, ${userId}::uuid from target where known is null
      on conflict do nothing
      returning id, decision_id),
    reopened as (
      update assignment a
      set state = 'leased', decision_id = null,
          leased_until = now() + make_interval(mins => ${leaseMinutes})
      from made, project, queue q
      where a.decision_id = made.decision_id and project.id = a.project_id and q.id = a.queue_id
      returning a.queue_id, a.language, a.purpose = 'review' and not a.withdrawn as counts),
    tallied as (
      update tally set
        accepted = accepted - (t.verdict = 'accept')::int,
        swapped = swapped - (t.verdict = 'swap')::int,
        rejected = rejected - (t.verdict = 'reject')::int
      from reopened r, target t
      where r.counts and tally.queue_id = r.queue_id and tally.language = r.language)
    select t.known, (select id from made) as made from target t`);
  const row = rows[0];
  if (!row) throw new Problem("not-found");
  if (row.made === null && row.known !== retractionId) {
    // Either it was taken back under another id, or the same request is on its way twice: look again.
    const again = await prisma().retraction.findFirst({
      where: { id: retractionId, decisionId, annotatorId: userId },
    });
    if (!again) throw new Problem("already-retracted");
  }
  return { id: retractionId };
}
