import { revokeInvitation } from "@/lib/server/people/open-invitations";
import { idOf, route } from "@/lib/server/route";

export const DELETE = route({
  access: "lead",
  run: async ({ actor, membership, params }) => revokeInvitation(actor, membership, idOf(params.invitation)),
});
