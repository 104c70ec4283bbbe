import { z } from "zod";
import { Problem } from "../../problem";
import type { QueuePage } from "../../queue-answers";
import { QueuePolicy } from "../../review/policy";
import { readFilter } from "../../review/queue-filter";
import { readPlan } from "../../review/queue-plan";
import { audit } from "../audit";
import { prisma } from "../db";
import type { Actor } from "../sessions";

export const QueueChange = z.strictObject({
  name: z.string().trim().min(1).max(80).optional(),
  /** A closed queue gives no more pairs out; what somebody has on screen still counts. */
  closed: z.boolean().optional(),
});

/** The queues of a project, newest first, with their settings and their progress in each language. */
export async function listQueuePages(projectId: string, queueId?: string): Promise<QueuePage[]> {
  const queues = await prisma().queue.findMany({
    where: { projectId, ...(queueId ? { id: queueId } : {}) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: {
      tallies: { orderBy: { language: "asc" } },
      run: { select: { method: true } },
      user: { select: { name: true } },
    },
  });
  return queues.map((queue) => {
    const policy = QueuePolicy.safeParse(queue.policy);
    return {
      id: queue.id,
      name: queue.name,
      kind: queue.kind,
      mode: queue.mode,
      overlap: queue.overlap,
      method: queue.run.method,
      createdAt: queue.createdAt.toISOString(),
      createdBy: queue.user.name,
      closedAt: queue.closedAt?.toISOString() ?? null,
      filter: readFilter(queue.filter),
      plan: readPlan(queue.plan),
      policy: policy.success ? policy.data : {},
      controls: {
        gold: queue.goldRate,
        repeat: queue.repeatRate,
        tie: queue.tieRate,
        repeatAfter: queue.repeatAfter,
      },
      languages: queue.tallies.map(({ language, pairs, wanted, accepted, swapped, rejected }) => ({
        language,
        pairs,
        wanted,
        accepted,
        swapped,
        rejected,
      })),
    };
  });
}

export async function readQueue(projectId: string, queueId: string): Promise<QueuePage> {
  const [queue] = await listQueuePages(projectId, queueId);
  if (!queue) throw new Problem("not-found");
  return queue;
}

/** Renames, closes or opens a queue again. */
export async function changeQueue(
  actor: Actor,
  projectId: string,
  queueId: string,
  { name, closed }: z.infer<typeof QueueChange>,
): Promise<void> {
  await prisma().$transaction(async (tx) => {
    const { count } = await tx.queue.updateMany({
      where: { id: queueId, projectId },
      data: {
        ...(name === undefined ? {} : { name }),
        ...(closed === undefined ? {} : { closedAt: closed ? new Date() : null }),
      },
    });
    if (count === 0) throw new Problem("not-found");
    const action = closed === undefined ? "queue.renamed" : closed ? "queue.closed" : "queue.reopened";
    await audit(tx, { userId: actor.userId, projectId, action, object: queueId });
  });
}
