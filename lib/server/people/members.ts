import { z } from "zod";
import { Language } from "../../construct/row-fields";
import { Problem } from "../../problem";
import { audit } from "../audit";
import { prisma } from "../db";
import type { Prisma } from "../prisma/client";
import { Role } from "../prisma/enums";
import type { Actor, Membership } from "../sessions";

export type MemberChange = z.infer<typeof MemberChange>;
export const MemberChange = z.strictObject({
  role: z.enum(Role).optional(),
  languages: z.array(Language).max(200).optional(),
});

type Member = { role: Role; languages: string[] };

/** Leads say which languages their annotators review; admins change everybody. What is not named stays. */
export async function changeMember(
  actor: Actor,
  membership: Membership,
  userId: string,
  change: MemberChange,
): Promise<void> {
  await prisma().$transaction(async (tx) => {
    const before = await heldMember(tx, membership, userId);
    const role = change.role ?? before.role;
    if (role !== before.role && membership.role !== "admin") throw new Problem("not-allowed");
    if (role !== "admin") await keepAnAdmin(tx, membership.projectId, before);
    const languages = role === "annotator" ? (change.languages ?? before.languages) : [];
    const after = { role, languages };
    await tx.member.updateMany({ where: { projectId: membership.projectId, userId }, data: after });
    const returned =
      role === "annotator" ? await returnLeases(tx, membership.projectId, userId, languages) : 0;
    await audit(tx, {
      userId: actor.userId,
      projectId: membership.projectId,
      action: "member.changed",
      object: userId,
      detail: { before, after, returned },
    });
  });
}

/** Out of the project with the next request: what they hold goes back at once, what they decided stays. */
export async function removeMember(actor: Actor, membership: Membership, userId: string): Promise<void> {
  await prisma().$transaction(async (tx) => {
    const before = await heldMember(tx, membership, userId);
    await keepAnAdmin(tx, membership.projectId, before);
    await tx.member.deleteMany({ where: { projectId: membership.projectId, userId } });
    const returned = await returnLeases(tx, membership.projectId, userId, []);
    await audit(tx, {
      userId: actor.userId,
      projectId: membership.projectId,
      action: "member.removed",
      object: userId,
      detail: { before, returned },
    });
  });
}

/**
 * The member as they are now, whom the actor may manage. All changes of one project's members wait for one another:
 * two admins who remove each other must not both get through.
 */
async function heldMember(
  tx: Prisma.TransactionClient,
  { projectId, role }: Membership,
  userId: string,
): Promise<Member> {
  await tx.$queryRaw`select 1 from project where id = ${projectId}::uuid for no key update`;
  const member = await tx.member.findFirst({
    where: { projectId, userId },
    select: { role: true, languages: true },
  });
  if (!member) throw new Problem("not-found");
  if (role !== "admin" && member.role !== "annotator") throw new Problem("not-allowed");
  return member;
}

/** Somebody must be left who can sign in and decide who is admin. */
async function keepAnAdmin(tx: Prisma.TransactionClient, projectId: string, leaving: Member): Promise<void> {
  if (leaving.role !== "admin") return;
  const admins = await tx.member.count({ where: { projectId, role: "admin", user: { disabled: false } } });
  if (admins < 2) throw new Problem("last-admin");
}

/** Leases in other than these languages. A decision that was on its way still counts while nobody else has the slot. */
function returnLeases(
  tx: Prisma.TransactionClient,
  projectId: string,
  userId: string,
  but: string[],
): Promise<number> {
  return tx.$executeRaw`
    update assignment
    set state = 'open', lapsed_id = annotator_id, annotator_id = null, leased_until = null
    where id = any(array(
      -- in the order of their ids, as claims lock them, or the two could deadlock
      select id from assignment
      where project_id = ${projectId}::uuid and annotator_id = ${userId}::uuid and state = 'leased'
        and language <> all(${but})
      order by id for update))`;
}
