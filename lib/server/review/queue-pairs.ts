import { reviewsNeeded } from "../../agreement/error-rate";
import { Problem } from "../../problem";
import type { QueuePreview } from "../../queue-answers";
import type { Mode } from "../../review/choice";
import { type Policy, queuePolicy } from "../../review/policy";
import type { QueueFilter } from "../../review/queue-filter";
import type { AuditSize, QueuePlan, QueueRequest } from "../../review/queue-plan";
import { Prisma } from "../prisma/client";

type Tx = Prisma.TransactionClient;

/** A queue that is asked for, with what the project says where the request says nothing. */
export type Wanted = {
  filter: QueueFilter;
  /** The runs that its pairs are of, newest first. */
  runIds: string[];
  mode: Mode;
  overlap: number;
  policy: Policy;
  request: QueueRequest;
};

/** What a request means in a project: its runs, and its mode and overlap. */
export async function readWanted(tx: Tx, projectId: string, given: QueueRequest): Promise<Wanted> {
  const { runId, ...request } = given;
  const filter = { ...request.filter, ...(runId ? { runIds: [runId] } : {}) };
  const project = await tx.project.findFirst({ where: { id: projectId }, select: { policy: true } });
  const runs = await tx.run.findMany({
    where: {
      projectId,
      ...(filter.runIds ? { id: { in: filter.runIds } } : { state: "done" }),
      ...(filter.methods ? { method: { in: filter.methods } } : {}),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, state: true },
  });
  if (!project || (filter.runIds && !filter.methods && runs.length < new Set(filter.runIds).size))
    throw new Problem("not-found");
  if (runs.some(({ state }) => state !== "done")) throw new Problem("run-not-done");
  if (runs.length === 0) throw new Problem("no-pairs");
  const policy = queuePolicy(project.policy, request.policy);
  return {
    filter,
    runIds: runs.map(({ id }) => id),
    mode: request.kind === "audit" ? "blind" : (request.mode ?? policy.mode),
    overlap: request.overlap ?? policy.overlap,
    policy,
    request,
  };
}

/**
 * The pairs `p` that fit, as a query: id, language, margin, and whether the pair is `hidden`, because it is in a queue
 * of the other mode: an open queue shows what a blind one of the same pairs hides. Retired pairs fit nothing.
 */
export async function fittingPairs(
  tx: Tx,
  projectId: string,
  { filter, runIds, mode }: Wanted,
): Promise<Prisma.Sql> {
  const others = await tx.queue.findMany({
    where: { projectId, mode: mode === "open" ? "blind" : "open" },
    select: { id: true },
  });
  const queueIds = others.map(({ id }) => id);
  const hidden =
    queueIds.length === 0
      ? Prisma.sql`false`
      : Prisma.sql`exists (
          select 1 from assignment o where o.project_id = p.project_id and o.pair_id = p.id
            and o.queue_id = any(${queueIds}::uuid[]))`;
  const { languages, tasks, withFlags, withoutFlags, from, to, judged } = filter;
  const conditions = [
    Prisma.sql`p.project_id = ${projectId}::uuid and p.run_id = any(${runIds}::uuid[]) and p.retired_at is null`,
    ...(languages ? [Prisma.sql`p.language = any(${languages}::text[])`] : []),
    ...(tasks ? [Prisma.sql`prompt.task::text = any(${tasks}::text[])`] : []),
    ...(withFlags ? [Prisma.sql`p.flags && ${withFlags}::text[]`] : []),
    ...(withoutFlags ? [Prisma.sql`not coalesce(p.flags && ${withoutFlags}::text[], false)`] : []),
    ...(from === undefined ? [] : [Prisma.sql`p.margin >= ${from}::float8`]),
    ...(to === undefined ? [] : [Prisma.sql`p.margin <= ${to}::float8`]),
    ...(judged ? [judged === "yes" ? isJudged : Prisma.sql`not ${isJudged}`] : []),
  ];
  return Prisma.sql`
    select p.id, p.language, p.margin, ${hidden} as hidden
    from pair p ${tasks ? Prisma.sql`join prompt on prompt.id = p.prompt_id` : Prisma.empty}
    where ${Prisma.join(conditions, " and ")}`;
}

const isJudged = Prisma.sql`exists (
  select 1 from assignment j
  where j.project_id = p.project_id and j.pair_id = p.id and j.purpose = 'review' and j.decision_id is not null)`;

export type LanguageShare = QueuePreview["languages"][number];

/** What the queue would be, by language. */
export async function sharesOf(tx: Tx, fitting: Prisma.Sql, wanted: Wanted): Promise<LanguageShare[]> {
  const rows = await tx.$queryRaw<{ language: string; pairs: number; left_out: number }[]>`
    select language, count(*) filter (where not hidden)::int as pairs, count(*) filter (where hidden)::int as left_out
    from (${fitting}) fitting group by language order by language`;
  return rows.map(({ language, pairs, left_out: leftOut }) => {
    const given = sampleSize(pairs, wanted.request.size);
    const base = overlapIn(wanted, language);
    const more = moreOf(given, wanted.request);
    const judgements = (given - more) * base + more * (wanted.request.more?.overlap ?? base);
    return { language, pairs, leftOut, given, wanted: judgements };
  });
}

export function overlapIn({ overlap, request }: Wanted, language: string): number {
  return request.overlaps[language] ?? overlap;
}

/** How many of `pairs` pairs are the share that more people judge. */
export function moreOf(pairs: number, { more }: Pick<QueuePlan, "more">): number {
  return more ? Math.round(pairs * more.share) : 0;
}

/** How many of `pairs` an audit draws; without a size, all. Before anything is known, an error rate may be one half. */
function sampleSize(pairs: number, size: AuditSize | null): number {
  if (size === null || pairs === 0) return pairs;
  if ("pairs" in size) return Math.min(pairs, size.pairs);
  return reviewsNeeded({ size: pairs, n: 0, errors: 0 }, size.halfWidth);
}
