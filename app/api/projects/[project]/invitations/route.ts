import { InvitationRequest, invite } from "@/lib/server/people/invitations";
import { listInvitations } from "@/lib/server/people/open-invitations";
import { route } from "@/lib/server/route";

export const GET = route({ access: "lead", run: async ({ membership }) => listInvitations(membership) });

export const POST = route({
  access: "lead",
  body: InvitationRequest,
  status: 201,
  run: async ({ actor, membership, body }) => invite(actor, membership, body),
});
