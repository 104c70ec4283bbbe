import { z } from "zod";
import type { QueueSummary } from "../../answers";
import { Problem } from "../../problem";
import { type Mode, modes } from "../../review/choice";
import { readPolicy } from "../../review/policy";
import { audit } from "../audit";
import { prisma } from "../db";
import { isUniqueViolation } from "../people/invitations";
import type { Actor, Membership } from "../sessions";

export const QueueRequest = z.strictObject({
  runId: z.uuid(),
  name: z.string().trim().min(1).max(80).optional(),
  mode: z.enum(modes).optional(),
  overlap: z.int().min(1).max(20).optional(),
});

/** Gives the pairs of a finished run out for review, in the run's order, under the project's policy. */
export async function openQueue(
  actor: Actor,
  projectId: string,
  request: z.infer<typeof QueueRequest>,
): Promise<{ id: string }> {
  const queue = await prisma()
    .$transaction(
      async (tx) => {
        const run = await tx.run.findFirst({
          where: { id: request.runId, projectId },
          select: { state: true, method: true, project: { select: { policy: true } } },
        });
        if (!run) throw new Problem("not-found");
        if (run.state !== "done") throw new Problem("run-not-done");
        const policy = readPolicy(run.project.policy);
        const overlap = request.overlap ?? policy.overlap;
        const mode = request.mode ?? policy.mode;
        // An open queue would show what a blind one of the same pairs hides.
        if (await tx.queue.findFirst({ where: { runId: request.runId, mode: { not: mode } } }))
          throw new Problem("queue-exists");
        const queue = await tx.queue.create({
          data: {
            projectId,
            runId: request.runId,
            createdBy: actor.userId,
            name: request.name ?? "Review",
            mode,
            overlap,
          },
        });
        const given = await tx.$executeRaw`
          insert into assignment (project_id, queue_id, pair_id, language, wanted, priority)
          select project_id, ${queue.id}::uuid, id, language, ${overlap}, row_number() over (order by id)
          from pair where run_id = ${request.runId}::uuid order by id`;
        if (given === 0) throw new Problem("no-pairs");
        await tx.$executeRaw`
          insert into tally (queue_id, project_id, language, pairs)
          select queue_id, project_id, language, count(*) from assignment where queue_id = ${queue.id}::uuid
          group by queue_id, project_id, language`;
        await audit(tx, {
          userId: actor.userId,
          projectId,
          action: "queue.opened",
          object: queue.id,
          detail: { run: request.runId, pairs: given, mode: queue.mode, overlap },
        });
        return { id: queue.id };
      },
      { timeout: 600_000 },
    )
    .catch((error: unknown) => {
      if (isUniqueViolation(error)) throw new Problem("queue-exists");
      throw error;
    });
  // By itself the planner learns of so many new rows only after a minute, and until then its claims might read them all.
  await prisma().$executeRaw`analyze assignment`;
  return queue;
}

type Row = {
  id: string;
  name: string;
  mode: Mode;
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
    select q.id, q.name, q.mode::text as mode, t.language, t.pairs * q.overlap + t.extra as wanted,
           t.accepted + t.swapped + t.rejected as decided, coalesce(mine.decided, 0) as mine
    from queue q join tally t on t.queue_id = q.id
    left join mine on mine.queue_id = q.id and mine.language = t.language
    where q.project_id = ${membership.projectId}::uuid
      and (${all} or t.language = any(${membership.languages}::text[]))
    order by q.created_at desc, t.language`;
  const queues = new Map<string, QueueSummary>();
  for (const { id, name, mode, ...language } of rows) {
    const queue = queues.get(id) ?? { id, name, mode, languages: [] };
    queue.languages.push(language);
    queues.set(id, queue);
  }
  return [...queues.values()];
}
