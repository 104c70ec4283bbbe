import { Problem } from "../../problem";
import type { Mode } from "../../review/choice";
import { type Policy, queuePolicy } from "../../review/policy";
import { prisma } from "../db";
import type { Membership } from "../sessions";

/** A queue of the member's project in a language that they may review, with what its annotators may see. */
export async function reviewedQueue(
  membership: Membership,
  { queueId, language }: { queueId: string; language: string },
): Promise<{ mode: Mode; policy: Policy }> {
  if (membership.role === "annotator" && !membership.languages.includes(language))
    throw new Problem("not-allowed");
  const queue = await prisma().queue.findFirst({
    where: { id: queueId, projectId: membership.projectId },
    select: { mode: true, policy: true, project: { select: { policy: true } } },
  });
  if (!queue) throw new Problem("not-found");
  return { mode: queue.mode, policy: queuePolicy(queue.project.policy, queue.policy) };
}
