import { QueueRequest } from "@/lib/review/queue-plan";
import { previewQueue } from "@/lib/server/review/queue-preview";
import { route } from "@/lib/server/route";

export const POST = route({
  access: "lead",
  body: QueueRequest,
  run: async ({ membership, body }) => previewQueue(membership.projectId, body),
});
