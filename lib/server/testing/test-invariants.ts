import { sql } from "./test-server";

/** Not stale: about the texts as they are. Stale answers to control pairs keep their slots. */
const fresh = `(d.purpose <> 'review' or exists (
  select 1 from pair v where v.id = d.pair_id
    and (v.chosen_version, v.rejected_version) = (d.chosen_version, d.rejected_version)))`;

/** The invariants of design/reliability.md as queries; each counts the rows that break it. */
const invariants = {
  "I1 no id twice": "select count(*) from (select id from decision group by id having count(*) > 1) x",
  "I2 at most as many counting decisions of a pair as are wanted": `
    select count(*) from (
      select 1 from decision d left join retraction r on r.decision_id = d.id
      join assignment a on a.id = d.assignment_id
      where d.counted and d.purpose = 'review' and r.id is null and ${fresh} group by d.queue_id, d.pair_id having count(*) > max(a.wanted)) x`,
  "I3 one counting decision of an annotator on a pair": `
    select count(*) from (
      select 1 from decision d left join retraction r on r.decision_id = d.id
      where d.counted and r.id is null and ${fresh} group by d.queue_id, d.pair_id, d.annotator_id, d.purpose having count(*) > 1) x`,
  "I4 a lease only where it is leased": `
    select count(*) from assignment
    where (state = 'leased') <> (leased_until is not null) or (state = 'open') <> (annotator_id is null)
       or (state = 'done') <> (decision_id is not null)`,
  "I5 tallies equal a recount": `
    select count(*) from tally t left join (
      select d.queue_id, p.language, count(*) filter (where verdict = 'accept') as accepted,
             count(*) filter (where verdict = 'swap') as swapped, count(*) filter (where verdict = 'reject') as rejected
      from decision d join pair p on p.id = d.pair_id left join retraction r on r.decision_id = d.id
      where d.counted and d.purpose = 'review' and p.retired_at is null and r.id is null and ${fresh}
      group by d.queue_id, p.language) n
      on n.queue_id = t.queue_id and n.language = t.language
    where (t.accepted, t.swapped, t.rejected)
      <> (coalesce(n.accepted, 0), coalesce(n.swapped, 0), coalesce(n.rejected, 0))`,
  "I5 pairs and judgements wanted equal a recount": `
    select count(*) from tally t full join (
      select a.queue_id, a.language, count(*) as pairs, sum(a.wanted) as wanted
      from assignment a where a.slot = 1 and a.purpose = 'review' and not a.withdrawn group by 1, 2) n
      on n.queue_id = t.queue_id and n.language = t.language
    where (coalesce(t.pairs, 0), coalesce(t.wanted, 0)) <> (coalesce(n.pairs, 0), coalesce(n.wanted, 0))`,
  "I6 a slot is withdrawn where its pair is retired": `
    select count(*) from assignment a join pair p on p.id = a.pair_id
    where a.withdrawn <> (p.retired_at is not null)`,
  "I6 a decision is for what its slot is for": `
    select count(*) from decision d join assignment a on a.id = d.assignment_id where a.purpose <> d.purpose`,
  "I6 slots are what decisions and retractions say": `
    select count(*) from assignment a full join (
      select d.id, d.assignment_id, d.annotator_id from decision d left join retraction r on r.decision_id = d.id
      where d.counted and r.id is null and ${fresh}) d on d.assignment_id = a.id
    where a.decision_id is distinct from d.id or d.id is not null and a.annotator_id is distinct from d.annotator_id`,
  "I7 a finished import has the rows it says": `
    select count(*) from import i where state = 'done' and kind = 'responses'
      and added_rows <> (select count(*) from response r where r.import_id = i.id)
       or state <> 'done' and exists (select 1 from response r where r.import_id = i.id)`,
  "I8 no orphan": `
    select (select count(*) from decision d left join assignment a on a.id = d.assignment_id
            where a.id is null or a.pair_id <> d.pair_id or a.queue_id <> d.queue_id or a.project_id <> d.project_id)
         + (select count(*) from retraction r left join decision d on d.id = r.decision_id
            where d.id is null or d.annotator_id <> r.annotator_id)
         + (select count(*) from tally t left join queue q on q.id = t.queue_id where q.id is null)`,
} as const;

/** The names of the invariants that do not hold; an empty list is what every test wants. */
export async function brokenInvariants(): Promise<string[]> {
  const broken: string[] = [];
  for (const [name, query] of Object.entries(invariants)) {
    const [row] = await sql<Record<string, string>>(query);
    const count = Number(Object.values(row ?? {})[0]);
    if (count !== 0) broken.push(`${name} (${count} rows)`);
  }
  return broken;
}
