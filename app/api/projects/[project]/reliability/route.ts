import { readReliability } from "@/lib/server/review/reliability";
import { route } from "@/lib/server/route";

export const GET = route({
  access: "lead",
  run: async ({ membership }) => readReliability(membership.projectId),
});
