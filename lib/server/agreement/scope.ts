import type { AgreementFilter } from "../../agreement-filter";

/** What a page of agreement is about. */
export type Scope = { projectId: string; runIds: string[]; filter: AgreementFilter };

/** The condition that rows of `agreement_cell`, named `c`, are of a scope; its values are $1 to $6. */
export const inScope = `c.project_id = $1 and c.run_id = any($2::uuid[]) and ($3::text[] is null or c.language = any($3))
       and ($4::uuid[] is null or c.annotator_id = any($4)) and ($5::date is null or c.day >= $5) and ($6::date is null or c.day <= $6)`;

export function valuesOf({ projectId, runIds, filter }: Scope): unknown[] {
  const { languages, annotators, from, to } = filter;
  return [projectId, runIds, languages ?? null, annotators ?? null, from ?? null, to ?? null];
}
