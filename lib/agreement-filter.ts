import { z } from "zod";

const list = z
  .string()
  .transform((text) => text.split(",").filter((part) => part !== ""))
  .pipe(z.array(z.string().max(80)).min(1).max(100))
  .optional()
  .catch(undefined);
const ids = z
  .string()
  .transform((text) =>
    text.split(",").filter((part) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(part)),
  )
  .pipe(z.array(z.string()).min(1).max(100))
  .optional()
  .catch(undefined);
const day = z.iso.date().optional().catch(undefined);

/**
 * Which decisions, as the query of an address says it. What cannot be read counts as not said. Without a run or method:
 * the newest run that somebody has judged.
 */
export const AgreementFilter = z.object({
  runs: ids,
  method: z.string().min(1).max(80).optional().catch(undefined),
  languages: list,
  annotators: ids,
  /** Days of decisions, both included, in UTC. */
  from: day,
  to: day,
});
export type AgreementFilter = z.infer<typeof AgreementFilter>;

/** The same as the query of an address. `{ languages: ["de", "sw"] }` = "languages=de%2Csw". */
export function queryOfAgreement(filter: AgreementFilter): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(filter))
    if (value !== undefined) query.set(key, Array.isArray(value) ? value.join(",") : value);
  return query.toString();
}
