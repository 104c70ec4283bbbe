import { Problem } from "../../problem";
import type { SiblingsSent } from "../../review/siblings";
import { audit } from "../audit";
import { prisma } from "../db";
import type { Prisma } from "../prisma/client";
import type { Actor } from "../sessions";

/** In front of every pair that a run gave out in its order: those begin with 1. */
const front = 0;

/**
 * Sends the pairs of one prompt, in all languages of a run, to review: those that are in no queue come into the run's,
 * those that everybody has judged are wanted once more, those that wait move to the front. Sent twice is sent once.
 */
export async function sendSiblings(
  actor: Actor,
  projectId: string,
  runId: string,
  promptId: number,
): Promise<SiblingsSent> {
  return prisma().$transaction(async (tx) => {
    const known = await tx.pair.findFirst({ where: { projectId, runId, promptId }, select: { id: true } });
    if (!known) throw new Problem("not-found");
    const queue = await tx.queue.findFirst({
      // A sample is as it was drawn: what is sent by hand does not belong in it.
      where: { projectId, runId, closedAt: null, kind: { not: "audit" } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { id: true, overlap: true },
    });
    if (!queue) throw new Problem("no-queue");
    // In the order of their ids, as everybody locks them. What follows sees what others have made of them until then.
    await tx.$queryRaw`
      select a.id from assignment a join pair p on p.id = a.pair_id and p.project_id = a.project_id
      where p.run_id = ${runId}::uuid and p.prompt_id = ${promptId} and p.project_id = ${projectId}::uuid
      order by a.id for update of a`;
    const of = { projectId, runId, promptId };
    const moved = await moveToFront(tx, of);
    const again = await askAgain(tx, of);
    const added = await giveOut(tx, of, queue);
    if (moved + again + added > 0) {
      await audit(tx, {
        userId: actor.userId,
        projectId,
        action: "siblings.sent",
        object: runId,
        detail: { prompt: promptId, added, again, moved },
      });
    }
    return { added, again, moved };
  });
}

type Of = { projectId: string; runId: string; promptId: number };
type Tx = Prisma.TransactionClient;

/** Pairs that wait for somebody, or that somebody has just now: should they give it back, it comes first. */
async function moveToFront(tx: Tx, { projectId, runId, promptId }: Of): Promise<number> {
  const rows = await tx.$queryRaw<{ pairs: number }[]>`
    with moved as (
      update assignment a set priority = ${front}
      from pair p
      where p.run_id = ${runId}::uuid and p.prompt_id = ${promptId} and p.project_id = ${projectId}::uuid
        and a.project_id = p.project_id and a.pair_id = p.id and a.state <> 'done' and a.purpose = 'review'
        and a.priority > ${front}
      returning a.pair_id)
    select count(distinct pair_id)::int as pairs from moved`;
  return rows[0]?.pairs ?? 0;
}

/** One more slot for each pair that everybody who was wanted has judged, in the first queue that it was given out in. */
async function askAgain(tx: Tx, { projectId, runId, promptId }: Of): Promise<number> {
  const rows = await tx.$queryRaw<{ pairs: number }[]>`
    with judged as (
      select distinct on (p.id) p.id as pair_id, p.language, a.queue_id
      from pair p
      join assignment a on a.project_id = p.project_id and a.pair_id = p.id and a.purpose = 'review' and not a.withdrawn
      join queue q on q.id = a.queue_id and q.closed_at is null and q.kind <> 'audit'
      where p.run_id = ${runId}::uuid and p.prompt_id = ${promptId} and p.project_id = ${projectId}::uuid
        and not exists (
          select 1 from assignment o
          where o.project_id = p.project_id and o.pair_id = p.id and o.purpose = 'review' and o.state <> 'done')
      order by p.id, q.created_at, q.id),
    wanted as (
      update assignment a set wanted = a.wanted + 1 from judged j
      where a.queue_id = j.queue_id and a.pair_id = j.pair_id and a.purpose = 'review'
      returning a.queue_id, a.pair_id, a.slot, a.wanted),
    asked as (
      insert into assignment (project_id, queue_id, pair_id, language, slot, wanted, priority)
      select ${projectId}::uuid, j.queue_id, j.pair_id, j.language, max(w.slot) + 1, max(w.wanted), ${front}
      from judged j join wanted w on w.queue_id = j.queue_id and w.pair_id = j.pair_id
      group by j.queue_id, j.pair_id, j.language
      returning queue_id, language)
    select count(*)::int as pairs from asked`;
  return rows[0]?.pairs ?? 0;
}

async function giveOut(
  tx: Tx,
  { projectId, runId, promptId }: Of,
  queue: { id: string; overlap: number },
): Promise<number> {
  const rows = await tx.$queryRaw<{ pairs: number }[]>`
    with given as (
      insert into assignment (project_id, queue_id, pair_id, language, wanted, priority)
      select p.project_id, ${queue.id}::uuid, p.id, p.language, ${queue.overlap}, ${front}
      from pair p
      where p.run_id = ${runId}::uuid and p.prompt_id = ${promptId} and p.project_id = ${projectId}::uuid
        and p.retired_at is null
        and not exists (
          select 1 from assignment o where o.project_id = p.project_id and o.pair_id = p.id and o.purpose = 'review')
      order by p.id
      on conflict (queue_id, pair_id, slot) do nothing
      returning pair_id)
    select count(*)::int as pairs from given`;
  return rows[0]?.pairs ?? 0;
}
