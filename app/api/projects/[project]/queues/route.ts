import { QueueRequest } from "@/lib/review/queue-plan";
import { listQueues, openQueue } from "@/lib/server/review/queues";
import { route } from "@/lib/server/route";

export const GET = route({
  access: "annotator",
  run: async ({ actor, membership }) => listQueues(actor.userId, membership),
});

export const POST = route({
  access: "lead",
  body: QueueRequest,
  status: 201,
  run: async ({ actor, membership, body }) => openQueue(actor, membership.projectId, body),
});
