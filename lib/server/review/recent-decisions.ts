import type { Choice } from "../../review/choice";
import type { RecentDecision } from "../../review/decision";
import { prisma } from "../db";
import type { Membership } from "../sessions";
import { reviewedQueue } from "./reviewed-queue";
import { type ShownRow, shownColumns, shownJoins, shownPair } from "./shown-pair";

type Row = ShownRow & { decision_id: string; choice: Choice; reasons: string[] };

/** One's own last standing decisions in a queue and language, oldest first, so that undo survives a reload. */
export async function recentDecisions(
  userId: string,
  membership: Membership,
  request: { queueId: string; language: string; count: number },
): Promise<RecentDecision[]> {
  const { queueId, language, count } = request;
  const { mode, policy } = await reviewedQueue(membership, { queueId, language });
  const rows = await prisma().$queryRaw<Row[]>`
    select d.id as decision_id, d.choice, d.reasons, ${shownColumns}
    from (
      select * from decision
      where queue_id = ${queueId}::uuid and annotator_id = ${userId}::uuid and counted
        and not exists (select 1 from retraction where decision_id = decision.id)
        and exists (select 1 from assignment where id = assignment_id and language = ${language})
      order by decided_at desc limit ${count}) d
    join assignment a on a.id = d.assignment_id
    ${shownJoins}
    order by d.decided_at, d.id`;
  return rows.map((row) => ({
    decisionId: row.decision_id,
    choice: row.choice,
    reasons: row.reasons,
    pair: shownPair(row, mode, policy, membership.role !== "annotator"),
  }));
}
