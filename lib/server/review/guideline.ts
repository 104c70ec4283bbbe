import { z } from "zod";
import { canonicalLanguage } from "../../construct/language-tag";
import { Problem } from "../../problem";
import type { Guideline, GuidelineInFull, GuidelineVersion } from "../../review/guideline";
import { audit } from "../audit";
import { prisma } from "../db";
import type { Prisma } from "../prisma/client";
import type { Actor } from "../sessions";

const Tag = z.string().transform((written, context) => {
  const found = canonicalLanguage(written);
  if ("tag" in found) return found.tag;
  context.addIssue({ code: "custom", message: `This is no language tag: ${found.hint}.` });
  return z.NEVER;
});

const text = z.string().max(20_000);

export const GuidelineRequest = z.strictObject({
  /** The version that was changed: two who change the same one do not overwrite each other. */
  from: z.int().min(0),
  text,
  language: Tag.nullable().default(null),
  texts: z.record(Tag, text).default({}),
});

const Texts = z.record(z.string(), z.string());

/** The guideline that holds now; null where the project has none. */
export async function readGuideline(projectId: string): Promise<Guideline | null> {
  const rows = await prisma().$queryRaw<Guideline[]>`
    select g.version, g.text, g.language, g.texts from project p
    join guideline g on g.project_id = p.id and g.version = p.guideline_version
    where p.id = ${projectId}::uuid`;
  const [row] = rows;
  return row ? { ...row, texts: Texts.parse(row.texts) } : null;
}

/** The versions that were kept, the newest first: who wrote them, when, in which languages. */
export async function listGuidelineVersions(projectId: string): Promise<GuidelineVersion[]> {
  const rows = await prisma().guideline.findMany({
    where: { projectId },
    orderBy: { version: "desc" },
    select: { version: true, language: true, texts: true, createdAt: true, user: { select: { name: true } } },
  });
  return rows.map(({ version, language, texts, createdAt, user }) => ({
    version,
    languages: [...(language === null ? [] : [language]), ...Object.keys(Texts.parse(texts)).sort()],
    person: user?.name ?? null,
    at: createdAt.toISOString(),
  }));
}

export async function readGuidelineVersion(projectId: string, version: number): Promise<GuidelineInFull> {
  const row = await prisma().guideline.findFirst({
    where: { projectId, version },
    include: { user: { select: { name: true } } },
  });
  if (!row) throw new Problem("not-found");
  return {
    version: row.version,
    text: row.text,
    language: row.language,
    texts: Texts.parse(row.texts),
    person: row.user?.name ?? null,
    at: row.createdAt.toISOString(),
  };
}

/**
 * Makes the next version of the guideline, which decisions from now on carry. Who changed a version that is not the
 * newest any more is told so. What changes nothing makes no version.
 */
export async function changeGuideline(
  actor: Actor,
  projectId: string,
  { from, ...wanted }: z.infer<typeof GuidelineRequest>,
): Promise<{ version: number }> {
  return prisma().$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from project where id = ${projectId}::uuid for update`;
    const before = await tx.project.findFirst({ where: { id: projectId } });
    if (!before) throw new Problem("not-found");
    if (before.guidelineVersion !== from) throw new Problem("guideline-changed");
    const written = { ...wanted, texts: withText(wanted.texts) };
    const now = await tx.guideline.findFirst({ where: { projectId, version: from } });
    if (isSame(now, written)) return { version: from };
    await addGuideline(tx, { projectId, version: from + 1, createdBy: actor.userId, ...written });
    await audit(tx, {
      userId: actor.userId,
      projectId,
      action: "guideline.changed",
      detail: { version: from + 1, languages: Object.keys(written.texts) },
    });
    return { version: from + 1 };
  });
}

/** Keeps a version and makes it the one that holds. */
export async function addGuideline(
  tx: Prisma.TransactionClient,
  row: {
    projectId: string;
    version: number;
    createdBy: string;
    text: string;
    language: string | null;
    texts: Record<string, string>;
  },
): Promise<void> {
  await tx.guideline.create({ data: row });
  await tx.project.updateMany({ where: { id: row.projectId }, data: { guidelineVersion: row.version } });
}

function withText(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ""));
}

type Written = { text: string; language: string | null; texts: Prisma.JsonValue };

function isSame(one: Written | null, other: Written): boolean {
  const sorted = (texts: Prisma.JsonValue) => JSON.stringify(Object.entries(Texts.parse(texts)).sort());
  if (!one) return other.text === "" && sorted(other.texts) === "[]";
  return (
    one.text === other.text && one.language === other.language && sorted(one.texts) === sorted(other.texts)
  );
}
