import type { Judgement, PairPage } from "../../pair-answers";
import { pool } from "../db";

type Of = { projectId: string; id: number };

type Life = Pick<PairPage, "queues" | "judgements" | "questions">;

/**
 * Where a pair was given out, what was asked about it, and every judgement of it, the first one first; what was taken
 * back is among them.
 */
export async function readLife({ projectId, id }: Of): Promise<Life> {
  const [queues, judgements, questions] = await Promise.all([
    pool().query<{ name: string; mode: "blind" | "open"; at: Date }>(
      `select q.name, q.mode::text as mode, q.created_at as at from queue q
       where q.project_id = $1 and exists (
         select 1 from assignment a where a.project_id = $1 and a.pair_id = $2 and a.queue_id = q.id)
       order by q.created_at, q.id`,
      [projectId, id],
    ),
    pool().query<Omit<Judgement, "at" | "retractedAt"> & { at: Date; retracted_at: Date | null }>(
      `select d.id, u.name as person, q.name as queue, d.mode::text as mode, d.verdict::text as verdict, d.choice,
              d.reasons, d.comment, d.strength, d.first_choice as "firstChoice", round(d.duration_ms / 1000.0)::int as seconds, d.decided_at as at, d.counted, d.informed,
              r.retracted_at
       from decision d
       join "user" u on u.id = d.annotator_id
       join queue q on q.id = d.queue_id
       left join retraction r on r.decision_id = d.id
       where d.project_id = $1 and d.pair_id = $2 and d.purpose <> 'tie' order by d.decided_at, d.id`,
      [projectId, id],
    ),
    pool().query<{ id: string; person: string; message: string; at: Date; closed_at: Date | null }>(
      `select a.id, u.name as person, a.message, a.created_at as at, a.closed_at
       from question a join "user" u on u.id = a.user_id
       where a.project_id = $1 and a.pair_id = $2 order by a.created_at, a.id`,
      [projectId, id],
    ),
  ]);
  return {
    queues: queues.rows.map(({ at, ...queue }) => ({ ...queue, at: at.toISOString() })),
    judgements: judgements.rows.map(({ at, retracted_at, ...judgement }) => ({
      ...judgement,
      at: at.toISOString(),
      retractedAt: retracted_at?.toISOString() ?? null,
    })),
    questions: questions.rows.map(({ at, closed_at, ...question }) => ({
      ...question,
      at: at.toISOString(),
      closedAt: closed_at?.toISOString() ?? null,
    })),
  };
}
