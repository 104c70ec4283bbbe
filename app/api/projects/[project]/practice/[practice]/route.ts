import {
  changePracticePair,
  PracticePairRequest,
  removePracticePair,
} from "@/lib/server/review/practice-pairs";
import { route } from "@/lib/server/route";
import { rowIdOf } from "@/lib/server/row-id";

export const PUT = route({
  access: "lead",
  body: PracticePairRequest,
  run: async ({ actor, membership, params, body }) =>
    changePracticePair(actor, membership.projectId, rowIdOf(params.practice), body),
});

export const DELETE = route({
  access: "lead",
  run: async ({ actor, membership, params }) =>
    removePracticePair(actor, membership.projectId, rowIdOf(params.practice)),
});
