import { prisma } from "./db";
import { prepared } from "./prepared";
import { Prisma } from "./prisma/client";
import type { Role } from "./prisma/enums";

/** Who acts, read from the database on this very request. */
export type Actor = { userId: string; name: string; admin: boolean; sessionId: string };

/** What the actor may do in the project of the request. */
export type Membership = { projectId: string; role: Role; languages: string[] };

type Row = {
  user_id: string;
  name: string;
  admin: boolean;
  role: Role | null;
  languages: string[] | null;
  stale: boolean;
};

/**
 * The user of a live session, and the membership in one project: one indexed statement. A session ends after twelve
 * idle hours, after fourteen days, at sign-out, and when the user is disabled; each takes effect with this call.
 */
export async function findActor(
  sessionId: string,
  projectId: string | null,
): Promise<{ actor: Actor; membership: Membership | null } | null> {
  const rows = await prepared<Row>(Prisma.sql`
    select u.id as user_id, u.name, u.admin, m.role::text as role, m.languages,
           s.last_seen_at < now() - interval '5 minutes' as stale
    from session s
    join "user" u on u.id = s.user_id and not u.disabled
    left join member m on m.user_id = u.id and m.project_id = ${projectId}::uuid
    where s.id = ${sessionId}::uuid and s.ended_at is null
      and s.created_at > now() - interval '14 days' and s.last_seen_at > now() - interval '12 hours'`);
  const row = rows[0];
  if (!row) return null;
  // Written once in five minutes, so that reading stays reading.
  if (row.stale)
    await prisma().$executeRaw`update session set last_seen_at = now() where id = ${sessionId}::uuid`;
  return {
    actor: { userId: row.user_id, name: row.name, admin: row.admin, sessionId },
    membership: projectId && row.role ? { projectId, role: row.role, languages: row.languages ?? [] } : null,
  };
}

export async function endSession(sessionId: string): Promise<void> {
  await prisma().$executeRaw`
    with ended as (
      update session set ended_at = now() where id = ${sessionId}::uuid and ended_at is null returning user_id)
    insert into audit_event (user_id, action) select user_id, 'session.ended' from ended`;
}
