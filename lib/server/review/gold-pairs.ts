import { z } from "zod";
import { Problem } from "../../problem";
import { type Expectation, expectations } from "../../review/practice";
import { audit } from "../audit";
import { prisma } from "../db";
import type { Actor } from "../sessions";

export const GoldRequest = z.strictObject({ expected: z.enum(expectations) });

/** Makes a pair gold, with its right answer; one that is gold with another answer becomes gold with this one. */
export async function setGold(
  actor: Actor,
  projectId: string,
  pairId: number,
  { expected }: z.infer<typeof GoldRequest>,
): Promise<void> {
  await prisma().$transaction(async (tx) => {
    // Two leads at once: the second sees what the first has made.
    const pairs = await tx.$queryRaw<{ language: string }[]>`
      select language from pair where id = ${pairId} and project_id = ${projectId}::uuid and retired_at is null
      for no key update`;
    const [pair] = pairs;
    if (!pair) throw new Problem("not-found");
    const known = await tx.goldPair.findFirst({ where: { projectId, pairId, removedAt: null } });
    if (known && asExpectation(known.expected) === expected) return;
    if (known) await tx.goldPair.update({ where: { id: known.id }, data: { removedAt: new Date() } });
    await tx.$executeRaw`
      insert into gold_pair (project_id, pair_id, language, expected, created_by)
      values (${projectId}::uuid, ${pairId}, ${pair.language}, ${expected}::"PracticeChoice", ${actor.userId}::uuid)`;
    await audit(tx, {
      userId: actor.userId,
      projectId,
      action: known ? "gold.changed" : "gold.added",
      object: String(pairId),
      detail: { expected },
    });
  });
}

/** Mixes the pair in no longer. What was answered to it is compared with nothing any more. */
export async function removeGold(actor: Actor, projectId: string, pairId: number): Promise<void> {
  await prisma().$transaction(async (tx) => {
    const { count } = await tx.goldPair.updateMany({
      where: { projectId, pairId, removedAt: null },
      data: { removedAt: new Date() },
    });
    if (count === 0) throw new Problem("not-found");
    await audit(tx, { userId: actor.userId, projectId, action: "gold.removed", object: String(pairId) });
  });
}

/** The right answer of a gold pair; null where the pair is none. */
export async function readGoldOf(projectId: string, pairId: number): Promise<Expectation | null> {
  const known = await prisma().goldPair.findFirst({
    where: { projectId, pairId, removedAt: null },
    select: { expected: true },
  });
  return known && asExpectation(known.expected);
}

/** As the client library names it, where a name may not hold a hyphen. */
function asExpectation(stored: "chosen" | "rejected" | "both_good" | "both_bad"): Expectation {
  return stored === "both_good" ? "both-good" : stored === "both_bad" ? "both-bad" : stored;
}
