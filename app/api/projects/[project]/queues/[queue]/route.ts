import { changeQueue, QueueChange, readQueue } from "@/lib/server/review/queue-page";
import { idOf, route } from "@/lib/server/route";

export const GET = route({
  access: "lead",
  run: async ({ membership, params }) => readQueue(membership.projectId, idOf(params.queue)),
});

export const PATCH = route({
  access: "lead",
  body: QueueChange,
  run: async ({ actor, membership, params, body }) =>
    changeQueue(actor, membership.projectId, idOf(params.queue), body),
});
