import { Prisma } from "../prisma/client";

/** How long a lease lasts in the queue `q` of `project`: what the queue says, or else the project. */
export const leaseMinutes = Prisma.sql`coalesce((q.policy->>'leaseMinutes')::int, (project.policy->>'leaseMinutes')::int, 10)`;
