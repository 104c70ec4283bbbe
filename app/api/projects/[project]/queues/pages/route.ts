import { listQueuePages } from "@/lib/server/review/queue-page";
import { route } from "@/lib/server/route";

export const GET = route({
  access: "lead",
  run: async ({ membership }) => listQueuePages(membership.projectId),
});
