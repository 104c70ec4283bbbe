import { prisma } from "../lib/server/db";
import { createProject } from "../lib/server/projects";
import { UsageError } from "./usage-error";

/** The project of that name or id, and in whose name the command acts: `as`, or its longest-standing admin or lead. */
export async function findProject(
  nameOrId: string,
  as?: string,
): Promise<{ projectId: string; userId: string }> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(nameOrId);
  const projects = await prisma().project.findMany({
    where: isId ? { id: nameOrId } : { name: nameOrId },
    select: {
      id: true,
      members: {
        where: { role: { in: ["lead", "admin"] }, ...(as ? { user: { name: as } } : {}) },
        orderBy: [{ role: "desc" }, { createdAt: "asc" }],
        select: { userId: true },
      },
    },
  });
  const [project, another] = projects;
  if (!project) {
    const all = await prisma().project.findMany({
      select: { name: true },
      orderBy: { name: "asc" },
      take: 50,
    });
    const names = all.map(({ name }) => `  ${name}`).join("\n");
    throw new UsageError(
      `There is no project "${nameOrId}".${names ? ` There are:\n${names}` : " There is none yet: make one in the browser."}`,
    );
  }
  if (another)
    throw new UsageError(
      `Several projects are called "${nameOrId}". Give the id, which stands in the page's address.`,
    );
  const [member] = project.members;
  if (!member)
    throw new UsageError(as ? `${as} is not a lead of this project.` : "This project has no lead.");
  return { projectId: project.id, userId: member.userId };
}

/** Makes the project where there is none of that name, in the name of an admin. */
export async function createMissingProject(name: string, as?: string): Promise<void> {
  if (await prisma().project.findFirst({ where: { name }, select: { id: true } })) return;
  const admin = await prisma().user.findFirst({
    where: { admin: true, disabled: false, ...(as ? { name: as } : {}) },
    orderBy: { createdAt: "asc" },
  });
  if (!admin)
    throw new UsageError(
      as ? `${as} is not an admin.` : "There is no admin yet: run npm start and set one up.",
    );
  await createProject(
    { userId: admin.id, name: admin.name, admin: true, sessionId: "" },
    { name, description: "" },
  );
}
