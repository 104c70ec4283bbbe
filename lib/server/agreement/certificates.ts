import { z } from "zod";
import { certifiedLanguages } from "../../agreement/audit-sample";
import { smallestSample } from "../../agreement/certified-threshold";
import type { CertificateAnswer, CertifiedLanguage } from "../../agreement-answers";
import { Problem } from "../../problem";
import { audit } from "../audit";
import { prisma } from "../db";
import type { Actor } from "../sessions";
import { readSample } from "./audit-sample";

/** A precision that is claimed, and the chance that the claim of any language is wrong. */
export const NewCertificate = z.object({
  target: z.number().min(0.5).max(0.999),
  risk: z.number().min(0.001).max(0.5),
});
export type NewCertificate = z.infer<typeof NewCertificate>;

/**
 * Finds each language's threshold from the audit of a run and writes it down, with the sample that it stands on. Also
 * where nothing can be claimed: that is an answer, and says how many pairs are missing.
 */
export async function certify(
  actor: Actor,
  projectId: string,
  runId: string,
  { target, risk }: NewCertificate,
): Promise<{ id: string }> {
  return prisma().$transaction(
    async (tx) => {
      const run = await tx.run.findFirst({ where: { id: runId, projectId }, select: { id: true } });
      if (!run) throw new Problem("not-found");
      const sample = await readSample(projectId, runId, tx);
      if (sample.length === 0) throw new Problem("nothing-audited");
      const claims = certifiedLanguages(sample, { target, risk });
      const languages: Record<string, CertifiedLanguage> = {};
      for (const { language, certification } of claims) {
        const { threshold, n, missing, parameters } = certification;
        const [counts] = await tx.$queryRaw<{ size: number; pairs: number }[]>`
          select count(*)::int as size, count(*) filter (where margin >= ${threshold?.threshold ?? null}::float8)::int as pairs
          from pair where project_id = ${projectId}::uuid and run_id = ${runId}::uuid and language = ${language}
            and retired_at is null`;
        languages[language] = {
          n,
          risk: parameters.risk,
          starts: parameters.starts,
          size: counts?.size ?? 0,
          threshold: threshold?.threshold ?? null,
          accepted: threshold?.accepted ?? 0,
          errors: threshold?.errors ?? 0,
          bound: threshold?.bound ?? null,
          pairs: counts?.pairs ?? 0,
          missing: missing ?? (threshold ? 0 : smallestSample(target, parameters.risk)),
        };
      }
      const methods = [...new Set(claims.map(({ certification }) => certification.method))].join(", ");
      const [row] = await tx.$queryRaw<{ id: string }[]>`
        insert into certificate (project_id, run_id, created_by, target, risk, method, languages, sample, content_hash)
        select run.project_id, run.id, ${actor.userId}::uuid, ${target}, ${risk}, ${methods}, ${JSON.stringify(languages)}::jsonb,
               (select jsonb_build_object('queues', coalesce(jsonb_agg(id order by created_at), '[]'), 'pairs', ${sample.length}::int)
                from queue q where q.run_id = run.id and q.kind = 'audit'),
               (select sha256(coalesce(string_agg(content_hash, ''::bytea order by id), ''::bytea))
                from pair where run_id = run.id and retired_at is null)
        from run where id = ${runId}::uuid and project_id = ${projectId}::uuid
        returning id`;
      if (!row) throw new Problem("not-found");
      await audit(tx, {
        userId: actor.userId,
        projectId,
        action: "certificate.made",
        object: row.id,
        detail: { run: runId, target, risk, pairs: sample.length },
      });
      return row;
    },
    // One picture of decisions and pairs for all of it.
    { isolationLevel: "RepeatableRead", timeout: 60_000 },
  );
}

/** The certificates of a run, the newest first. */
export async function readCertificates(projectId: string, runId: string): Promise<CertificateAnswer[]> {
  const rows = await prisma().certificate.findMany({
    where: { projectId, runId },
    orderBy: { createdAt: "desc" },
    take: 20,
    include: { user: { select: { name: true } } },
  });
  return rows.map(
    ({ id, target, risk, method, createdAt, expiredAt, expiredBy, user, languages, sample }) => ({
      ...{ id, target, risk, method, createdBy: user.name, createdAt: createdAt.toISOString() },
      expired: expiredAt && { at: expiredAt.toISOString(), by: ExpiredBy.parse(expiredBy) },
      languages: StoredLanguages.parse(languages),
      pairs: z.object({ pairs: z.number() }).parse(sample).pairs,
    }),
  );
}

/** Those that hold and let this pair through: its margin is at its language's threshold or above. */
export async function readCertificatesOf(projectId: string, pairId: number) {
  const rows = await prisma().$queryRaw<{ id: string; target: number; risk: number; createdAt: Date }[]>`
    select c.id, c.target, c.risk, c.created_at as "createdAt"
    from pair p join certificate c on c.project_id = p.project_id and c.run_id = p.run_id
    where p.project_id = ${projectId}::uuid and p.id = ${pairId} and c.expired_at is null and p.retired_at is null
      and p.margin >= (c.languages -> p.language ->> 'threshold')::float8
    order by c.created_at desc`;
  return rows.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }));
}

const ExpiredBy = z.enum(["texts", "pairs", "languages"]).catch("texts");

const StoredLanguages: z.ZodType<Record<string, CertifiedLanguage>> = z.record(
  z.string(),
  z.object({
    ...{
      n: z.number(),
      risk: z.number(),
      starts: z.number(),
      size: z.number(),
      threshold: z.number().nullable(),
    },
    ...{
      accepted: z.number(),
      errors: z.number(),
      bound: z.number().nullable(),
      pairs: z.number(),
      missing: z.number(),
    },
  }),
);
