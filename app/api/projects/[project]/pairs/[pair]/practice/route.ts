import { addPracticePair, PracticePairRequest } from "@/lib/server/review/practice-pairs";
import { route } from "@/lib/server/route";
import { rowIdOf } from "@/lib/server/row-id";

export const POST = route({
  access: "lead",
  body: PracticePairRequest,
  status: 201,
  run: async ({ actor, membership, params, body }) =>
    addPracticePair(actor, membership.projectId, rowIdOf(params.pair), body),
});
