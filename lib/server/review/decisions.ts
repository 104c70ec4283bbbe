import { Problem } from "../../problem";
import { type Choice, choicesOf, hasStrength, needsReason, verdictOf } from "../../review/choice";
import type { DecisionAnswer, DecisionRequest } from "../../review/decision";
import { prisma } from "../db";
import { prepared } from "../prepared";
import { Prisma } from "../prisma/client";
import type { Membership } from "../sessions";

type Row = {
  mode: "blind" | "open" | null;
  state: string | null;
  mine: boolean | null;
  /** The texts are still those that its annotator was shown. */
  as_shown: boolean | null;
  counted: boolean | null;
};

/**
 * Closes the annotator's slot, keeps the decision, counts it: one statement, so all of it or nothing.
 *
 * A lease that ran out does no harm while nobody else has the slot. If somebody has, the decision is kept and does not
 * count (`counted: false`). The same id again gives the same answer; the same id with other content is `id-reused`.
 *
 * The pair is locked before its versions are read, so that no text changes between the look and the decision on it: who
 * was shown another text than it has now is told so, and judges the new one.
 */
export async function decide(
  userId: string,
  membership: Membership,
  queueId: string,
  request: DecisionRequest,
): Promise<DecisionAnswer> {
  if (needsReason(request.choice) && request.reasons.length === 0) throw new Problem("reason-required");
  const blind = isBlind(request.choice);
  if (request.firstChoice !== null && isBlind(request.firstChoice) !== blind)
    throw new Problem("choice-not-offered");
  if (request.strength !== null && !hasStrength(request.choice)) throw new Problem("choice-not-offered");
  const attempt = () =>
    prepared<Row>(Prisma.sql`
    with target as (
      select a.id, a.project_id, a.queue_id, a.pair_id, a.language, a.purpose, a.state, a.annotator_id,
             a.lapsed_id,
             q.mode, chosen_left(q.side_seed, a.pair_id, a.slot) as chosen_left,
             p.content_hash, p.chosen_version, p.rejected_version,
             least(${request.referenceVersion}::int, p.reference_version) as reference_version,
             p.chosen_version + p.rejected_version - 1 = ${request.textVersion} as as_shown, project.guideline_version,
             case when chosen_left(q.side_seed, a.pair_id, a.slot) then ${verdictOf(request.choice, true)}
                  else ${verdictOf(request.choice, false)} end::"Verdict" as verdict
      from assignment a
      join queue q on q.id = a.queue_id
      join pair p on p.id = a.pair_id
      join project on project.id = a.project_id
      where a.id = ${request.assignmentId} and a.queue_id = ${queueId}::uuid
        and a.project_id = ${membership.projectId}::uuid
        and (${membership.role !== "annotator"} or a.language = any(${membership.languages}::text[]))
      for no key update of p),
    closed as (
      update assignment a
      set state = 'done', annotator_id = ${userId}::uuid, decision_id = ${request.id}::uuid, leased_until = null
      from target t
      where a.id = t.id and (t.mode = 'blind') = ${blind} and t.as_shown
        and (a.state = 'leased' and a.annotator_id = ${userId}::uuid
             or a.state = 'open' and a.lapsed_id = ${userId}::uuid and not exists (
               select 1 from assignment o
               where o.queue_id = a.queue_id and o.pair_id = a.pair_id and o.purpose = a.purpose
                 and o.annotator_id = ${userId}::uuid))
        and not exists (select 1 from decision where id = ${request.id}::uuid)
      returning a.id, a.purpose = 'review' and not a.withdrawn as counts),
    made as (
      insert into decision (id, project_id, queue_id, assignment_id, pair_id, annotator_id, verdict, mode, purpose, choice,
                            chosen_left, reasons, comment, strength, first_choice, duration_ms, content_hash,
                            chosen_version, rejected_version, reference_version, guideline_version, informed, counted)
      select ${request.id}::uuid, t.project_id, t.queue_id, t.id, t.pair_id, ${userId}::uuid, t.verdict, t.mode, t.purpose,
             ${request.choice}, t.chosen_left, ${request.reasons}::text[], ${request.comment},
             ${request.strength}, ${request.firstChoice}, ${request.durationMs}, t.content_hash,
             t.chosen_version, t.rejected_version, t.reference_version, t.guideline_version,
             exists (select 1 from sight s where s.pair_id = t.pair_id and s.user_id = ${userId}::uuid),
             exists (select 1 from closed)
      from target t
      where (t.mode = 'blind') = ${blind} and t.as_shown
        and (exists (select 1 from closed)
             or (t.state <> 'open' or t.lapsed_id is not null)
               and t.annotator_id is distinct from ${userId}::uuid
               and not exists (
                 select 1 from decision late
                 where late.assignment_id = t.id and late.annotator_id = ${userId}::uuid and not late.counted))
      on conflict (id) do nothing
      returning counted, verdict),
    tallied as (
      update tally set
        accepted = accepted + (made.verdict = 'accept')::int,
        swapped = swapped + (made.verdict = 'swap')::int,
        rejected = rejected + (made.verdict = 'reject')::int
      from made, closed, target t
      where made.counted and closed.counts and tally.queue_id = t.queue_id and tally.language = t.language)
    select t.mode::text as mode, t.state::text as state, t.annotator_id = ${userId}::uuid as mine, t.as_shown,
           (select counted from made) as counted
    from target t`);
  let [row] = await attempt();
  // Who waited for another request on this slot has read its state before that one: look again, with what it left.
  if (row && row.counted === null) [row] = await attempt();
  if (!row) throw new Problem("not-found");
  if (row.counted !== null) return { id: request.id, counted: row.counted };
  return answerAgain(userId, request, row, blind);
}

function isBlind(choice: Choice): boolean {
  return (choicesOf("blind") as readonly Choice[]).includes(choice);
}

/** Nothing was written: the id is known already, or the slot is not this annotator's to close. */
async function answerAgain(
  userId: string,
  request: DecisionRequest,
  row: Row,
  blind: boolean,
): Promise<DecisionAnswer> {
  const known = await prisma().decision.findFirst({ where: { id: request.id } });
  if (known) {
    const same =
      known.annotatorId === userId &&
      known.assignmentId === request.assignmentId &&
      known.choice === request.choice &&
      known.comment === request.comment &&
      known.strength === request.strength &&
      known.firstChoice === request.firstChoice &&
      known.reasons.join() === request.reasons.join();
    if (!same) throw new Problem("id-reused");
    return { id: known.id, counted: known.counted };
  }
  if ((row.mode === "blind") !== blind) throw new Problem("choice-not-offered");
  if (row.state === "done" && row.mine) throw new Problem("already-decided");
  if (!row.as_shown) throw new Problem("text-changed");
  throw new Problem("not-found");
}
