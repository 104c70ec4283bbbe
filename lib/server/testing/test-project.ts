import { randomUUID } from "node:crypto";
import type { Choice } from "../../review/choice";
import { type ClaimedPair, DecisionRequest } from "../../review/decision";
import type { Policy } from "../../review/policy";
import { prisma } from "../db";
import type { Role } from "../prisma/enums";
import { openQueue } from "../review/queues";
import type { Actor, Membership } from "../sessions";
import { sql } from "./test-server";

export type Person = { userId: string; membership: Membership; actor: Actor };
export type TestProject = { projectId: string; lead: Person };

/** An empty project with a lead. */
export async function makeProject(policy: Partial<Policy> = {}): Promise<TestProject> {
  const project = await prisma().project.create({ data: { name: "Test", policy } });
  return { projectId: project.id, lead: await makeMember(project.id, "lead") };
}

/** A new user, member of the project where one is named. */
export async function makeMember(projectId: string, role: Role, languages: string[] = []): Promise<Person> {
  const { id: userId, name } = await makeUser();
  await prisma().member.create({ data: { projectId, userId, role, languages } });
  return {
    userId,
    membership: { projectId, role, languages },
    actor: { userId, name, admin: false, sessionId: randomUUID() },
  };
}

export function makeUser(): Promise<{ id: string; name: string }> {
  return prisma().user.create({ data: { name: `Person ${randomUUID()}` } });
}

type Given = {
  pairs?: number;
  languages?: string[];
  mode?: "blind" | "open";
  overlap?: number;
  policy?: Partial<Policy>;
  annotators?: number;
};

/** `one` and `other` are the first two of the annotators. */
export type TestQueue = TestProject & {
  runId: string;
  queueId: string;
  annotators: Person[];
  one: Person;
  other: Person;
};

/** A project with a finished run of `pairs` pairs in each language, given out for review to `annotators` people. */
export async function makeQueue(given: Given = {}): Promise<TestQueue> {
  const { languages = ["de"], annotators = 2, mode = "blind", overlap = 1 } = given;
  const project = await makeProject(given.policy);
  const runId = await makeRun(project, given.pairs ?? 3, languages);
  const { id: queueId } = await openQueue(project.lead.actor, project.projectId, { runId, mode, overlap });
  const member = () => makeMember(project.projectId, "annotator", languages);
  const [one, other] = [await member(), await member()];
  const more = await Promise.all(Array.from({ length: annotators - 2 }, member));
  return { ...project, runId, queueId, one, other, annotators: [one, other, ...more] };
}

/** Each text says what it is, so that a test can find it where it should not be. */
export async function makeRun(
  { projectId, lead }: TestProject,
  pairs: number,
  languages: string[],
): Promise<string> {
  const run = await prisma().run.create({
    data: { projectId, createdBy: lead.userId, method: "cm-align", parameters: {}, state: "done" },
  });
  await sql(
    `with prompts as (
       insert into prompt (project_id, key, task)
       select $1, 'p' || n || '-' || left($2::uuid::text, 8), 'general' from generate_series(1, $3::int) n order by n returning id, key),
     texts as (
       insert into prompt_text (prompt_id, project_id, language, text)
       select id, $1, language, 'prompt ' || key || ' ' || language from prompts, unnest($4::text[] || '{en}'::text[]) language)
     insert into response (project_id, prompt_id, language, key, text, content_hash, model, translation)
     select $1, p.id, language, 'key-' || kind, kind || ' ' || p.key || ' ' || language,
            sha256(convert_to(kind || p.key || language, 'UTF8')), 'model-' || kind, 'gloss of ' || kind
     from prompts p, (select language, kind from unnest($4::text[]) language, unnest('{good,bad}'::text[]) kind
                      union all select 'en', 'reference') r
     order by p.id, language, kind`,
    [projectId, run.id, pairs, languages],
  );
  // From the tables, whose indexes a join of thousands of rows needs.
  await sql(
    `insert into pair (project_id, run_id, prompt_id, language, reference_id, chosen_id, rejected_id,
                       score_chosen, score_rejected, margin, content_hash)
     select $1, $2, good.prompt_id, good.language, reference.id, good.id, bad.id, 0.75, 0.25, 0.5, good.content_hash
     from prompt
     join response good on good.prompt_id = prompt.id and good.key = 'key-good'
     join response bad on bad.prompt_id = good.prompt_id and bad.language = good.language and bad.key = 'key-bad'
     join response reference on reference.prompt_id = good.prompt_id and reference.key = 'key-reference'
     where prompt.project_id = $1 and prompt.key like '%-' || left($2::uuid::text, 8)
     order by good.prompt_id, good.language`,
    [projectId, run.id],
  );
  return run.id;
}

/** A decision request with a new id; in a blind queue the side of the better text is found by its words. */
export function request(
  pair: Pick<ClaimedPair, "assignmentId">,
  choice: Choice,
  more: Partial<DecisionRequest> = {},
) {
  const reasons = choice === "both-bad" || choice === "reject" ? ["wrong-fact"] : [];
  return DecisionRequest.parse({
    id: randomUUID(),
    assignmentId: pair.assignmentId,
    choice,
    reasons,
    durationMs: 1200,
    ...more,
  });
}

/** The side on which the method's chosen response stands. */
export function chosenSide(pair: ClaimedPair): "left" | "right" {
  return pair.left.startsWith("good") ? "left" : "right";
}

/** Lets leases run out without waiting: all of the queue, or those of one person. */
export async function expireLeases(queueId: string, userId: string | null = null): Promise<void> {
  await sql(
    `update assignment set leased_until = now() - interval '1 second'
     where id in (
       select id from assignment
       where queue_id = $1 and state = 'leased' and ($2::uuid is null or annotator_id = $2)
       order by id for update)`,
    [queueId, userId],
  );
}

/** Numbers that repeat with the seed (mulberry32), from 0 up to 1. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The code of the problem that a promise ends in; "no problem" where it ends well. */
export async function problemOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => "no problem",
    (error: unknown) =>
      error instanceof Error && "code" in error ? String(error.code) : `not a problem: ${String(error)}`,
  );
}
