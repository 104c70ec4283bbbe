import { RenewalRequest } from "@/lib/review/decision";
import { renew } from "@/lib/server/review/renewals";
import { idOf, route } from "@/lib/server/route";

export const POST = route({
  access: "annotator",
  body: RenewalRequest,
  run: async ({ actor, membership, params, body }) =>
    renew(actor.userId, membership, idOf(params.queue), body.assignmentIds),
});
