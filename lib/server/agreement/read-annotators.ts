import { cohenKappa } from "../../agreement/cohen-kappa";
import { percentAgreementOfTwo } from "../../agreement/percent-agreement";
import { at } from "../../agreement/statistic";
import { wilson } from "../../agreement/wilson";
import type { AnnotatorRow } from "../../agreement-answers";
import { pool } from "../db";
import { inScope, type Scope, valuesOf } from "./scope";

type Sums = {
  id: string;
  name: string;
  decisions: number;
  seconds: number;
  left: number;
  sided: number;
  blind: [accepted: number, decided: number];
  open: [accepted: number, decided: number];
};

const verdicts = ["accept", "swap", "reject"];

/** Each annotator by name: what they decided, how they stand beside the others, and what would give a habit away. */
export async function readAnnotators(scope: Scope): Promise<AnnotatorRow[]> {
  const [sums, tables] = await Promise.all([readSums(scope), readTables(scope)]);
  return sums.map(({ id, name, decisions, seconds, left, sided, blind, open }) => {
    const table = tables.get(id) ?? verdicts.map(() => [0, 0, 0]);
    return {
      ...{ id, name, decisions, seconds },
      left: wilson(left, sided),
      blind: wilson(...blind),
      open: wilson(...open),
      withOthers: percentAgreementOfTwo(table),
      kappa: cohenKappa(table),
    };
  });
}

async function readSums(scope: Scope): Promise<Sums[]> {
  const decided = "c.accepted + c.swapped";
  const { rows } = await pool().query<Sums>(
    `select u.id, u.name, sum(${decided} + c.rejected)::int as decisions,
            coalesce(sum(c.duration_ms) / nullif(sum(${decided} + c.rejected), 0) / 1000, 0)::float8 as seconds,
            sum(c.left_chosen)::int as left, sum(c.sided)::int as sided,
            array[coalesce(sum(c.accepted) filter (where c.mode = 'blind'), 0), coalesce(sum(${decided}) filter (where c.mode = 'blind'), 0)]::int[] as blind,
            array[coalesce(sum(c.accepted) filter (where c.mode = 'open'), 0), coalesce(sum(${decided}) filter (where c.mode = 'open'), 0)]::int[] as open
     from agreement_cell c join "user" u on u.id = c.annotator_id
     where ${inScope}
     group by u.id, u.name having sum(${decided} + c.rejected) > 0 order by lower(u.name), u.id`,
    valuesOf(scope),
  );
  return rows;
}

/** What each person said by what all others said of the same pairs. */
async function readTables({ projectId, runIds, filter }: Scope): Promise<Map<string, number[][]>> {
  const { rows } = await pool().query<{ id: string; own: string; other: string; pairs: number }>(
    `select v.id, v.own, v.other, sum(m.pairs)::int as pairs
     from agreement_meeting m cross join lateral (values
       (m.first_id, m.first_verdict, m.second_verdict), (m.second_id, m.second_verdict, m.first_verdict)) v(id, own, other)
     where m.project_id = $1 and m.run_id = any($2::uuid[]) and ($3::text[] is null or m.language = any($3))
     group by 1, 2, 3 having sum(m.pairs) > 0`,
    [projectId, runIds, filter.languages ?? null],
  );
  const tables = new Map<string, number[][]>();
  for (const { id, own, other, pairs } of rows) {
    const table = tables.get(id) ?? verdicts.map(() => [0, 0, 0]);
    at(table, verdicts.indexOf(own))[verdicts.indexOf(other)] = pairs;
    tables.set(id, table);
  }
  return tables;
}
