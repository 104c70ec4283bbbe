import { cohenKappa } from "../../agreement/cohen-kappa";
import { percentAgreementOfTwo } from "../../agreement/percent-agreement";
import { at } from "../../agreement/statistic";
import type { AgreementMeeting } from "../../agreement-answers";
import { pool } from "../db";
import type { Scope } from "./scope";

const verdicts = ["accept", "swap", "reject"];

/** Each two people on the pairs that both have judged; those with most pairs first. Days are not known here. */
export async function readMeetings({ projectId, runIds, filter }: Scope): Promise<AgreementMeeting[]> {
  const { rows } = await pool().query<{ first: string; second: string; cells: [string, string, number][] }>(
    `select first_id as first, second_id as second, jsonb_agg(jsonb_build_array(first_verdict, second_verdict, pairs)) as cells
     from (select first_id, second_id, first_verdict, second_verdict, sum(pairs)::int as pairs from agreement_meeting
           where project_id = $1 and run_id = any($2::uuid[]) and ($3::text[] is null or language = any($3))
             and ($4::uuid[] is null or first_id = any($4) and second_id = any($4))
           group by 1, 2, 3, 4 having sum(pairs) > 0) m
     group by 1, 2 order by sum(pairs) desc limit 300`,
    [projectId, runIds, filter.languages ?? null, filter.annotators ?? null],
  );
  return rows.map(({ first, second, cells }) => {
    const table = verdicts.map(() => [0, 0, 0]);
    for (const [one, other, pairs] of cells)
      at(table, verdicts.indexOf(one))[verdicts.indexOf(other)] = pairs;
    const agreement = percentAgreementOfTwo(table);
    return { first, second, pairs: agreement.n, agreement, kappa: cohenKappa(table) };
  });
}
