import { wilson } from "../../agreement/wilson";
import type { Reliability } from "../../review/reliability";
import { prisma } from "../db";

type Row = {
  userId: string;
  name: string;
  language: string;
  decisions: number;
  golds: number;
  right: number;
  repeats: number;
  same: number;
  ties: number;
  tied: number;
  sided: number;
  lefts: number;
};

/**
 * How reliable each person is in each language: for leads. Only decisions that count and were not taken back; gold is
 * compared with the answer that is known now.
 */
export async function readReliability(projectId: string): Promise<Reliability[]> {
  const rows = await prisma().$queryRaw<Row[]>`
    with said as (
      select d.*, a.language
      from decision d join assignment a on a.decision_id = d.id
      where a.project_id = ${projectId}::uuid)
    select s.annotator_id as "userId", u.name, s.language,
           count(*) filter (where s.purpose = 'review')::int as decisions,
           count(*) filter (where g.id is not null and s.choice <> 'cannot-judge')::int as golds,
           count(*) filter (where g.id is not null and s.choice <> 'cannot-judge' and case g.expected
             when 'chosen' then s.verdict = 'accept' when 'rejected' then s.verdict = 'swap'
             else s.choice in (g.expected::text, 'reject') end)::int as right,
           count(*) filter (where first.verdict is not null)::int as repeats,
           count(*) filter (where first.verdict = s.verdict)::int as same,
           count(*) filter (where s.purpose = 'tie' and s.choice <> 'cannot-judge')::int as ties,
           count(*) filter (where s.purpose = 'tie' and s.choice in ('both-good', 'both-bad'))::int as tied,
           count(*) filter (where s.choice in ('left', 'right'))::int as sided,
           count(*) filter (where s.choice = 'left')::int as lefts
    from said s
    join "user" u on u.id = s.annotator_id
    left join gold_pair g on s.purpose = 'gold' and g.project_id = s.project_id and g.pair_id = s.pair_id and g.removed_at is null
    left join lateral (
      -- the same text, judged by the same person in the same queue as work
      select d.verdict from assignment o join decision d on d.id = o.decision_id
      where s.purpose = 'repeat' and o.project_id = s.project_id and o.pair_id = s.pair_id and o.queue_id = s.queue_id
        and o.annotator_id = s.annotator_id and o.purpose = 'review' and d.content_hash = s.content_hash) first on true
    group by s.annotator_id, u.name, s.language
    order by u.name, s.annotator_id, s.language`;
  return rows.map(({ userId, name, language, decisions, ...n }) => ({
    userId,
    name,
    language,
    decisions,
    gold: wilson(n.right, n.golds),
    consistency: wilson(n.same, n.repeats),
    ties: wilson(n.tied, n.ties),
    left: wilson(n.lefts, n.sided),
  }));
}
