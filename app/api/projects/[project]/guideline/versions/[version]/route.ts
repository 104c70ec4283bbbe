import { readGuidelineVersion } from "@/lib/server/review/guideline";
import { route } from "@/lib/server/route";
import { rowIdOf } from "@/lib/server/row-id";

export const GET = route({
  access: "lead",
  run: async ({ membership, params }) => readGuidelineVersion(membership.projectId, rowIdOf(params.version)),
});
