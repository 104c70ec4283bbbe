import { auditedLanguages } from "../../agreement/audit-sample";
import type { Audit } from "../../agreement-answers";
import { Problem } from "../../problem";
import { prisma } from "../db";
import { readPopulation, readSample } from "./audit-sample";
import { readCertificates } from "./certificates";

/** What the audit queues of a run say of all its pairs, and the certificates that were made of it. */
export async function readAudit(projectId: string, runId: string): Promise<Audit> {
  const queues = await prisma().queue.findMany({
    where: { projectId, runId, kind: "audit" },
    select: { tallies: { select: { language: true } } },
  });
  const [sample, certificates, run] = await Promise.all([
    readSample(projectId, runId),
    readCertificates(projectId, runId),
    prisma().run.count({ where: { id: runId, projectId } }),
  ]);
  if (run === 0) throw new Problem("not-found");
  const languages = new Set([
    ...queues.flatMap(({ tallies }) => tallies.map(({ language }) => language)),
    ...sample.map(({ language }) => language),
  ]);
  const population = await readPopulation(projectId, runId, [...languages].sort());
  return { ...auditedLanguages(sample, population), certificates };
}
