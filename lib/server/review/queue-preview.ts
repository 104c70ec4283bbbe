import type { QueuePreview } from "../../queue-answers";
import type { QueueRequest } from "../../review/queue-plan";
import { prisma } from "../db";
import { fittingPairs, readWanted, sharesOf } from "./queue-pairs";

/** What a queue would be, before it is made. Nothing is written. */
export async function previewQueue(projectId: string, request: QueueRequest): Promise<QueuePreview> {
  return prisma().$transaction(
    async (tx) => {
      const wanted = await readWanted(tx, projectId, request);
      const fitting = await fittingPairs(tx, projectId, wanted);
      return { mode: wanted.mode, languages: await sharesOf(tx, fitting, wanted) };
    },
    { timeout: 60_000 },
  );
}
