import { showSiblings } from "@/lib/server/review/siblings";
import { idOf, route } from "@/lib/server/route";

/** It writes down that they were seen, and so it is no GET. */
export const POST = route({
  access: "annotator",
  run: async ({ actor, membership, params }) => showSiblings(actor.userId, membership, idOf(params.decision)),
});
