import { sendSiblings } from "@/lib/server/review/sibling-review";
import { idOf, route } from "@/lib/server/route";
import { rowIdOf } from "@/lib/server/row-id";

export const POST = route({
  access: "lead",
  run: async ({ actor, membership, params }) =>
    sendSiblings(actor, membership.projectId, idOf(params.run), rowIdOf(params.prompt)),
});
