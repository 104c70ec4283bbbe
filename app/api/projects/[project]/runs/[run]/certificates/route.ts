import { certify, NewCertificate } from "@/lib/server/agreement/certificates";
import { idOf, route } from "@/lib/server/route";

export const POST = route({
  access: "lead",
  body: NewCertificate,
  status: 201,
  run: async ({ actor, membership, params, body }) =>
    certify(actor, membership.projectId, idOf(params.run), body),
});
