import { readPracticeOverview } from "@/lib/server/review/practice-pairs";
import { route } from "@/lib/server/route";

export const GET = route({
  access: "lead",
  run: async ({ membership }) => readPracticeOverview(membership.projectId),
});
