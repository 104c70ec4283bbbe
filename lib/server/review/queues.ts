import { randomBytes } from "node:crypto";
import type { QueueSummary } from "../../answers";
import { Problem } from "../../problem";
import type { Mode } from "../../review/choice";
import { type QueueBody, QueueRequest } from "../../review/queue-plan";
import { audit } from "../audit";
import { prisma } from "../db";
import { isUniqueViolation } from "../people/invitations";
import type { Actor, Membership } from "../sessions";
import { fittingPairs, readWanted, sharesOf } from "./queue-pairs";
import { giveOut } from "./queue-slots";
import { findClues } from "./triage-clues";

/** Gives pairs of finished runs out for review, all that fit or a sample, under the project's policy or its own. */
export async function openQueue(actor: Actor, projectId: string, body: QueueBody): Promise<{ id: string }> {
  const queue = await prisma()
    .$transaction(
      async (tx) => {
        const wanted = await readWanted(tx, projectId, QueueRequest.parse(body));
        const { request, runIds, mode, overlap } = wanted;
        // Two queues of the same pairs are opened one after the other, or each would miss that the other is open.
        await tx.$queryRaw`select 1 from run where id = any(${runIds}::uuid[]) order by id for no key update`;
        const fitting = await fittingPairs(tx, projectId, wanted);
        const shares = await sharesOf(tx, fitting, wanted);
        const given = shares.reduce((sum, share) => sum + share.given, 0);
        if (given === 0) throw new Problem(shares.length > 0 ? "queue-exists" : "no-pairs");
        const seed = request.seed || randomBytes(6).toString("hex");
        const { order, overlaps, more, size, controls } = request;
        const queue = await tx.queue.create({
          data: {
            projectId,
            runId: runIds[0] ?? "",
            createdBy: actor.userId,
            name: request.name ?? "Review",
            kind: request.kind,
            mode,
            overlap,
            filter: wanted.filter,
            plan: { order, overlaps, more, size, seed },
            policy: request.policy,
            goldRate: controls.gold,
            repeatRate: controls.repeat,
            repeatAfter: controls.repeatAfter,
            tieRate: controls.tie,
          },
        });
        if (request.kind === "triage") await findClues(tx, queue.id, fitting);
        await giveOut(tx, queue, { wanted, fitting, shares, seed });
        await audit(tx, {
          userId: actor.userId,
          projectId,
          action: "queue.opened",
          object: queue.id,
          detail: { runs: runIds, kind: request.kind, pairs: given, mode, overlap },
        });
        return { id: queue.id };
      },
      { timeout: 600_000 },
    )
    .catch((error: unknown) => {
      if (isUniqueViolation(error)) throw new Problem(body.name ? "queue-name-taken" : "queue-exists");
      throw error;
    });
  // By itself the planner learns of so many new rows only after a minute, and until then its claims might read them all.
  await prisma().$executeRaw`analyze assignment`;
  return queue;
}

type Row = {
  id: string;
  name: string;
  kind: QueueSummary["kind"];
  mode: Mode;
  closed: boolean;
  language: string;
  wanted: number;
  decided: number;
  mine: number;
};

/** The queues of a project in the languages that this member may review, newest first, with what is done in each. */
export async function listQueues(userId: string, membership: Membership): Promise<QueueSummary[]> {
  const all = membership.role !== "annotator";
  const rows = await prisma().$queryRaw<Row[]>`
    with mine as (
      select queue_id, language, count(*)::int as decided from assignment
      where project_id = ${membership.projectId}::uuid and annotator_id = ${userId}::uuid and state = 'done'
      group by queue_id, language)
    select q.id, q.name, case when ${all} then q.kind::text end as kind, q.mode::text as mode,
           q.closed_at is not null as closed, t.language, t.wanted,
           t.accepted + t.swapped + t.rejected as decided, coalesce(mine.decided, 0) as mine
    from queue q join tally t on t.queue_id = q.id
    left join mine on mine.queue_id = q.id and mine.language = t.language
    where q.project_id = ${membership.projectId}::uuid
      and (${all} or t.language = any(${membership.languages}::text[]))
    order by q.created_at desc, t.language`;
  const queues = new Map<string, QueueSummary>();
  for (const { id, name, kind, mode, closed, ...language } of rows) {
    const queue = queues.get(id) ?? { id, name, kind, mode, closed, languages: [] };
    queue.languages.push(language);
    queues.set(id, queue);
  }
  return [...queues.values()];
}
