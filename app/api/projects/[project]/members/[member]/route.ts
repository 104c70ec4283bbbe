import { changeMember, MemberChange, removeMember } from "@/lib/server/people/members";
import { idOf, route } from "@/lib/server/route";

export const PATCH = route({
  access: "lead",
  body: MemberChange,
  run: async ({ actor, membership, params, body }) =>
    changeMember(actor, membership, idOf(params.member), body),
});

export const DELETE = route({
  access: "lead",
  run: async ({ actor, membership, params }) => removeMember(actor, membership, idOf(params.member)),
});
