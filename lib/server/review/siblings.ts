import { Problem } from "../../problem";
import type {
  SiblingLanguage,
  SiblingPair,
  SiblingsSeen,
  SiblingText,
  VerdictCounts,
} from "../../review/siblings";
import { prisma } from "../db";
import type { Membership } from "../sessions";

/** Longer texts are cut here: they are looked into, not judged. */
const longest = 5_000;

type Row = {
  own_language: string;
  own_verdict: keyof VerdictCounts | null;
  prompt_english: string | null;
  language: string | null;
  pair_id: number | null;
  seen: boolean;
  prompt: string;
  chosen: string;
  chosen_gloss: string | null;
  rejected: string;
  rejected_gloss: string | null;
} & VerdictCounts;

/**
 * The same prompt in the other languages of the run, for an annotator whose own decision on it stands: what the method
 * chose there, and what people said. A language that they review themselves stays closed until they have judged that
 * pair, unless everybody who was wanted has judged it. What is shown is remembered in the same statement: whoever
 * decides such a pair afterwards does so informed.
 */
export async function showSiblings(
  userId: string,
  membership: Membership,
  decisionId: string,
): Promise<SiblingsSeen> {
  const annotator = membership.role === "annotator";
  const rows = await prisma().$queryRaw<Row[]>`
    with own as (
      select p.id, p.project_id, p.run_id, p.prompt_id, p.language,
             case when d.counted and not exists (select 1 from retraction where decision_id = d.id)
                  then d.verdict end as verdict
      from decision d join pair p on p.id = d.pair_id
      where d.id = ${decisionId}::uuid and d.project_id = ${membership.projectId}::uuid
        and d.annotator_id = ${userId}::uuid),
    sibling as (
      select s.*, not (${annotator} and s.language = any(${membership.languages}::text[])) or exists (
               select 1 from assignment a
               where a.project_id = s.project_id and a.pair_id = s.id and a.annotator_id = ${userId}::uuid
                 and a.decision_id is not null)
             or (select coalesce(bool_and(a.state = 'done') and max(a.slot) = max(a.wanted), false) from assignment a
                 where a.project_id = s.project_id and a.pair_id = s.id and a.purpose = 'review') as seen
      from own join pair s on s.run_id = own.run_id and s.prompt_id = own.prompt_id and s.language <> own.language
      where own.verdict is not null
      order by s.language, s.id limit 200),
    remembered as (
      insert into sight (pair_id, user_id, project_id, kind)
      select id, ${userId}::uuid, project_id, 'siblings'::"SightKind" from sibling where seen
      union all select id, ${userId}::uuid, project_id, 'siblings' from own where verdict is not null
      order by 1
      on conflict do nothing)
    select own.language as own_language, own.verdict::text as own_verdict, english.text as prompt_english,
           s.language, s.id as pair_id, coalesce(s.seen, false) as seen,
           case when s.seen then left(coalesce(there.text, english.text, ''), ${longest}) else '' end as prompt,
           case when s.seen then left(chosen.text, ${longest + 1}) else '' end as chosen,
           case when s.seen then left(chosen.translation, ${longest}) end as chosen_gloss,
           case when s.seen then left(rejected.text, ${longest + 1}) else '' end as rejected,
           case when s.seen then left(rejected.translation, ${longest}) end as rejected_gloss,
           coalesce(said.accept, 0) as accept, coalesce(said.swap, 0) as swap, coalesce(said.reject, 0) as reject
    from own
    left join sibling s on true
    left join response chosen on chosen.id = s.chosen_id
    left join response rejected on rejected.id = s.rejected_id
    left join prompt_text there on there.prompt_id = s.prompt_id and there.language = s.language
    left join prompt_text english on english.prompt_id = own.prompt_id and english.language = 'en'
    left join lateral (
      select (count(*) filter (where d.verdict = 'accept'))::int as accept,
             (count(*) filter (where d.verdict = 'swap'))::int as swap,
             (count(*) filter (where d.verdict = 'reject'))::int as reject
      from assignment a join decision d on d.id = a.decision_id
      where s.seen and a.project_id = s.project_id and a.pair_id = s.id and a.purpose = 'review') said on true
    order by s.language, s.id`;
  const [first] = rows;
  if (!first) throw new Problem("not-found");
  if (first.own_verdict === null) throw new Problem("decide-first");
  return {
    language: first.own_language,
    verdict: first.own_verdict,
    promptEnglish: first.prompt_english,
    siblings: byLanguage(rows),
  };
}

function byLanguage(rows: readonly Row[]): SiblingLanguage[] {
  const languages = new Map<string, SiblingLanguage>();
  for (const row of rows) {
    if (row.language === null || row.pair_id === null) continue;
    const known = languages.get(row.language) ?? { language: row.language, own: false, pairs: [] };
    languages.set(row.language, known);
    if (row.seen) known.pairs.push(pairOf(row, row.pair_id));
    else known.own = true;
  }
  return [...languages.values()];
}

function pairOf(row: Row, pairId: number): SiblingPair {
  const { prompt, chosen, chosen_gloss, rejected, rejected_gloss, accept, swap, reject } = row;
  return {
    pairId,
    prompt,
    chosen: textOf(chosen, chosen_gloss),
    rejected: textOf(rejected, rejected_gloss),
    verdicts: { accept, swap, reject },
  };
}

function textOf(text: string, gloss: string | null): SiblingText {
  return { text: text.slice(0, longest), gloss, cut: text.length > longest };
}
