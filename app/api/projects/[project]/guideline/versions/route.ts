import { listGuidelineVersions } from "@/lib/server/review/guideline";
import { route } from "@/lib/server/route";

export const GET = route({
  access: "lead",
  run: async ({ membership }) => listGuidelineVersions(membership.projectId),
});
