import { z } from "zod";
import type { MemberSummary } from "../answers";
import { Problem } from "../problem";
import { Policy, QueuePolicy, readPolicy } from "../review/policy";
import { formerReasons } from "../review/reasons";
import { audit } from "./audit";
import { prisma } from "./db";
import type { Prisma } from "./prisma/client";
import type { Role } from "./prisma/enums";
import type { Actor, Membership } from "./sessions";

export const ProjectRequest = z.strictObject({
  name: z.string().trim().min(1).max(80),
  description: z.string().trim().max(500).default(""),
});

/** Admins make projects, and are their admins. */
export async function createProject(
  actor: Actor,
  request: z.infer<typeof ProjectRequest>,
): Promise<{ id: string }> {
  if (!actor.admin) throw new Problem("not-allowed");
  return prisma().$transaction(async (tx) => {
    const project = await tx.project.create({
      data: {
        ...request,
        policy: Policy.parse({}),
        members: { create: { userId: actor.userId, role: "admin" } },
      },
    });
    await audit(tx, { userId: actor.userId, projectId: project.id, action: "project.created" });
    return { id: project.id };
  });
}

export type ProjectSummary = {
  id: string;
  name: string;
  description: string;
  role: Role;
  languages: string[];
};

export async function listProjects(userId: string): Promise<ProjectSummary[]> {
  const members = await prisma().member.findMany({
    where: { userId },
    orderBy: { project: { createdAt: "desc" } },
    select: { role: true, languages: true, project: { select: { id: true, name: true, description: true } } },
  });
  return members.map(({ role, languages, project }) => ({ ...project, role, languages }));
}

export async function readProject(membership: Membership) {
  const project = await prisma().project.findFirst({
    where: { id: membership.projectId },
    select: {
      id: true,
      name: true,
      description: true,
      guidelineVersion: true,
      policy: true,
      demo: true,
    },
  });
  if (!project) throw new Problem("not-found");
  return { ...project, policy: readPolicy(project.policy) };
}

const { mode, overlap, practice } = Policy.shape;

/** The policy without its defaults: what a change does not name stays as it is. */
const PolicyChange = QueuePolicy.extend({
  mode: mode.removeDefault(),
  overlap: overlap.removeDefault(),
  practice: practice.removeDefault(),
}).partial();

export const ProjectChange = z.strictObject({
  name: z.string().trim().min(1).max(80).optional(),
  description: z.string().trim().max(500).optional(),
  policy: PolicyChange.optional(),
});

/** Changes what is named. Reasons that are offered no longer keep their words, for the decisions that bear them. */
export async function changeProject(
  actor: Actor,
  membership: Membership,
  change: z.infer<typeof ProjectChange>,
): Promise<void> {
  await prisma().$transaction(async (tx) => {
    // Two who change different settings at once both find theirs kept.
    await tx.$queryRaw`select 1 from project where id = ${membership.projectId}::uuid for update`;
    const before = await tx.project.findFirst({ where: { id: membership.projectId } });
    if (!before) throw new Problem("not-found");
    const data: Prisma.ProjectUpdateInput = {};
    if (change.name !== undefined) data.name = change.name;
    if (change.description !== undefined) data.description = change.description;
    if (change.policy) {
      const policy = readPolicy(before.policy);
      const offered = change.policy.reasons ?? policy.reasons;
      data.policy = { ...policy, ...change.policy, formerReasons: formerReasons(policy, offered) };
    }
    await tx.project.updateMany({ where: { id: membership.projectId }, data });
    await audit(tx, {
      userId: actor.userId,
      projectId: membership.projectId,
      action: "project.changed",
      detail: { fields: Object.keys(change) },
    });
  });
}

export async function listMembers(membership: Membership): Promise<MemberSummary[]> {
  const members = await prisma().member.findMany({
    where: { projectId: membership.projectId },
    orderBy: { createdAt: "asc" },
    select: { userId: true, role: true, languages: true, user: { select: { name: true } } },
  });
  return members.map(({ user, ...member }) => ({ ...member, name: user.name }));
}
