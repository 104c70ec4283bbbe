import type { InvitationSummary } from "../../answers";
import { Problem } from "../../problem";
import { audit } from "../audit";
import { prisma } from "../db";
import type { Actor, Membership } from "../sessions";

/** Links of the project that somebody could still come in by, newest first; never the links themselves. */
export async function listInvitations({ projectId }: Membership): Promise<InvitationSummary[]> {
  const invitations = await prisma().invitation.findMany({
    where: { projectId, acceptedAt: null, expiresAt: { gt: new Date() } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: {
      id: true,
      role: true,
      languages: true,
      expiresAt: true,
      inviter: { select: { name: true } },
    },
  });
  return invitations.map(({ inviter, expiresAt, ...invitation }) => ({
    ...invitation,
    expiresAt: expiresAt.toISOString(),
    by: inviter?.name ?? null,
  }));
}

/** The link stops working. One that an admin comes in by is an admin's to take back. */
export async function revokeInvitation(actor: Actor, membership: Membership, id: string): Promise<void> {
  const { projectId } = membership;
  await prisma().$transaction(async (tx) => {
    const open = { id, projectId, acceptedAt: null };
    const invitation = await tx.invitation.findFirst({
      where: open,
      select: { role: true, languages: true },
    });
    if (!invitation) throw new Problem("not-found");
    if (invitation.role === "admin" && membership.role !== "admin") throw new Problem("not-allowed");
    // Of a revocation and an acceptance at once, the first wins.
    if ((await tx.invitation.deleteMany({ where: open })).count === 0) throw new Problem("not-found");
    await audit(tx, {
      userId: actor.userId,
      projectId,
      action: "invitation.revoked",
      object: id,
      detail: invitation,
    });
  });
}
