import { GoldRequest, removeGold, setGold } from "@/lib/server/review/gold-pairs";
import { route } from "@/lib/server/route";
import { rowIdOf } from "@/lib/server/row-id";

export const PUT = route({
  access: "lead",
  body: GoldRequest,
  run: async ({ actor, membership, params, body }) =>
    setGold(actor, membership.projectId, rowIdOf(params.pair), body),
});

export const DELETE = route({
  access: "lead",
  run: async ({ actor, membership, params }) => removeGold(actor, membership.projectId, rowIdOf(params.pair)),
});
