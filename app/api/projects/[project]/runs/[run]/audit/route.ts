import { readAudit } from "@/lib/server/agreement/read-audit";
import { idOf, route } from "@/lib/server/route";

export const GET = route({
  access: "lead",
  run: async ({ membership, params }) => readAudit(membership.projectId, idOf(params.run)),
});
