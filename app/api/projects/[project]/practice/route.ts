import { z } from "zod";
import { readRound } from "@/lib/server/review/practice-round";
import { route } from "@/lib/server/route";

const RoundRequest = z.object({ language: z.string().min(2).max(35), again: z.literal("yes").optional() });

export const GET = route({
  access: "annotator",
  query: RoundRequest,
  run: async ({ actor, membership, query }) =>
    readRound(actor.userId, membership, { language: query.language, again: query.again === "yes" }),
});
