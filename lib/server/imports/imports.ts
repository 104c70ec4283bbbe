import { z } from "zod";
import type { ImportProblem, ImportSummary } from "../../answers";
import { areOurs } from "../../construct/presets/own-columns";
import { Problem } from "../../problem";
import { jsonLine } from "../../release/jsonl";
import { audit } from "../audit";
import { prisma } from "../db";
import { env } from "../env";
import { sampleOf } from "../files/file-sample";
import { looksLikeData } from "../files/looks-like-data";
import { hashUpload, removeUpload, uploadPath, writeUpload } from "../files/upload-files";
import { addJob } from "../jobs";
import type { Import, Prisma } from "../prisma/client";
import { streamRows } from "../stream-rows";

/** Bytes that may come in one request. */
export const chunkLimit = 8_000_000;

/** Files of a project that may be half here at once: each holds its bytes on the disk. */
const openLimit = 20;

export const ImportRequest = z.strictObject({
  fileName: z.string().min(1).max(255),
  byteLength: z.int().positive(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});

/**
 * Announces a file. The same file, announced again by the same person while it is being received, is the same import:
 * the answer says how many bytes are here already, and the sender goes on from there.
 */
export async function announceImport(
  userId: string,
  projectId: string,
  request: z.infer<typeof ImportRequest>,
): Promise<ImportSummary> {
  if (request.byteLength > env().MAX_UPLOAD_MB * 1_000_000) {
    throw new Problem("too-large", {
      message: `Files may have ${env().MAX_UPLOAD_MB} MB. Pack the file with gzip, or split it.`,
      extra: { limitMb: env().MAX_UPLOAD_MB },
    });
  }
  const fileName = cleanFileName(request.fileName);
  const begun = request.sha256
    ? await prisma().import.findFirst({
        where: {
          projectId,
          createdBy: userId,
          state: "receiving",
          sha256: request.sha256,
          byteLength: request.byteLength,
        },
      })
    : null;
  if (!begun) {
    const open = await prisma().import.count({
      where: { projectId, state: { in: ["receiving", "mapping"] } },
    });
    if (open >= openLimit) throw new Problem("too-many-imports");
    return summaryOf(
      await prisma().import.create({ data: { ...request, fileName, projectId, createdBy: userId } }),
    );
  }
  if (begun.received === begun.byteLength) await startChecking(userId, begun);
  return readImport(projectId, begun.id);
}

/** Takes the next piece of the file. The last one lets the checking begin. */
export async function receive(
  userId: string,
  projectId: string,
  importId: string,
  offset: number,
  bytes: Uint8Array,
): Promise<ImportSummary> {
  const found = await prisma().import.findFirst({ where: { id: importId, projectId, createdBy: userId } });
  if (!found) throw new Problem("not-found");
  if (found.state !== "receiving") throw new Problem("import-closed");
  const received = Number(found.received);
  if (found.received === found.byteLength) {
    // All of it had come, and the server was killed before the checking began.
    await startChecking(userId, found);
    return readImport(projectId, importId);
  }
  if (offset !== received) throw new Problem("wrong-offset", { extra: { received } });
  const after = offset + bytes.length;
  if (after > Number(found.byteLength)) throw new Problem("checksum-differs");
  await writeUpload(importId, offset, bytes);
  const { count } = await prisma().import.updateMany({
    where: { id: importId, projectId, state: "receiving", received: BigInt(offset) },
    data: { received: BigInt(after) },
  });
  if (count !== 1) throw new Problem("wrong-offset");
  if (after === Number(found.byteLength)) await startChecking(userId, found);
  return readImport(projectId, importId);
}

/** All is here: the checking begins, or, where the columns are not ours, somebody says first what they mean. */
async function startChecking(
  userId: string,
  { id: importId, projectId, sha256, fileName }: Import,
): Promise<void> {
  const actual = await hashUpload(importId);
  if (sha256 !== null && sha256 !== actual) {
    await refuseWhole(projectId, importId, "checksum-differs", "What arrived is not what was announced.");
    throw new Problem("checksum-differs");
  }
  if (!(await looksLikeData(uploadPath(importId), fileName))) {
    await refuseWhole(projectId, importId, "not-data", "This is not a file of data.");
    return;
  }
  const { format, columns } = await sampleOf(uploadPath(importId), fileName);
  const ours = areOurs(columns.map(({ name }) => name));
  await prisma().$transaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { id: importId, projectId, state: "receiving" },
      data: { state: ours ? "checking" : "mapping", sha256: actual, format },
    });
    if (count !== 1) return;
    if (ours) await addJob(tx, "import", importId);
    await audit(tx, { userId, projectId, action: "import.received", object: importId });
  });
}

/** Refuses a file before any line of it is read. */
async function refuseWhole(
  projectId: string,
  importId: string,
  code: string,
  message: string,
): Promise<void> {
  await prisma().import.updateMany({
    where: { id: importId, projectId, state: "receiving" },
    data: { state: "refused", finishedAt: new Date(), errors: { [code]: 1 }, message },
  });
  await removeUpload(importId);
}

export async function readImport(projectId: string, importId: string): Promise<ImportSummary> {
  const found = await prisma().import.findFirst({ where: { id: importId, projectId } });
  if (!found) throw new Problem("not-found");
  return summaryOf(found);
}

export async function listImports(projectId: string, limit = 20): Promise<ImportSummary[]> {
  const imports = await prisma().import.findMany({
    where: { projectId },
    orderBy: { createdAt: "desc" },
    take: limit,
  });
  return imports.map(summaryOf);
}

export async function cancelImport(userId: string, projectId: string, importId: string): Promise<void> {
  await prisma().$transaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { id: importId, projectId, state: { in: ["receiving", "mapping", "checking"] } },
      data: { state: "cancelled", finishedAt: new Date() },
    });
    if (count !== 1) throw new Problem("import-closed");
    await forgetLines(tx, importId);
    await audit(tx, { userId, projectId, action: "import.cancelled", object: importId });
  });
  await removeUpload(importId);
}

/** What lies about of an import that came to nothing: its checked lines and its file. The report stays. */
export async function discardImport(importId: string): Promise<void> {
  await forgetLines(prisma(), importId);
  await removeUpload(importId);
}

async function forgetLines(tx: Prisma.TransactionClient, importId: string): Promise<void> {
  await tx.importRow.deleteMany({ where: { importId } });
  await tx.importPair.deleteMany({ where: { importId } });
}

/** The first problems of each code, in the order of the file: enough to see what is wrong. */
export async function firstProblems(
  projectId: string,
  importId: string,
  each = 20,
): Promise<ImportProblem[]> {
  return prisma().$queryRaw<ImportProblem[]>`
    select line, warning, code, "column", message from (
      select p.*, row_number() over (partition by code order by line, position) as place
      from import_problem p join import i on i.id = p.import_id
      where i.project_id = ${projectId}::uuid and i.id = ${importId}::uuid) p
    where place <= ${each} order by warning, line, position limit 400`;
}

/** Every problem of an import as JSONL, in the order of the file. */
export async function* problemLines(projectId: string, importId: string): AsyncGenerator<string> {
  const query = `
    select line, case when warning then 'warning' else 'error' end as kind, code, "column", p.message
    from import_problem p join import i on i.id = p.import_id
    where i.project_id = $1 and i.id = $2 order by line, position`;
  for await (const rows of streamRows(query, [projectId, importId])) yield rows.map(jsonLine).join("");
}

/** A browser may send any name; only what can be shown in one line without harm is kept. */
function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  return (
    last
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/gu, "")
      .trim()
      .slice(0, 120) || "file"
  );
}

const Counts = z.record(z.string(), z.number());

const Format = z.enum(["jsonl", "csv", "parquet"]).nullable();

function summaryOf(row: Import): ImportSummary {
  return {
    id: row.id,
    fileName: row.fileName,
    kind: row.kind,
    state: row.state,
    format: Format.parse(row.format),
    byteLength: Number(row.byteLength),
    received: Number(row.received),
    checkedRows: row.checkedRows,
    checkedBytes: Number(row.checkedBytes),
    addedRows: row.addedRows,
    presentRows: row.presentRows,
    errors: Counts.parse(row.errors),
    warnings: Counts.parse(row.warnings),
    message: row.message,
    createdAt: row.createdAt.toISOString(),
  };
}
