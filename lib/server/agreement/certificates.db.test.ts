import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { prisma } from "../db";
import { makeQueue, problemOf, type TestQueue } from "../testing/test-project";
import { sql, value, withTestDatabase } from "../testing/test-server";
import { certify, readCertificates, readCertificatesOf } from "./certificates";
import { readAudit } from "./read-audit";

withTestDatabase();

/** An audit whose every pair is judged, wrong below a margin of 0.3; margins rise with the pairs. */
async function audited(pairs = 120): Promise<TestQueue> {
  const queue = await makeQueue({ pairs, languages: ["de"] });
  const { projectId, runId, lead, one } = queue;
  await sql(
    `update pair set margin = n.place::float8 / $2 from (select id, row_number() over (order by id) as place from pair where run_id = $1) n
     where pair.id = n.id`,
    [runId, pairs],
  );
  const auditId = randomUUID();
  await sql(
    `insert into queue (id, project_id, run_id, created_by, name, kind, mode) values ($1, $2, $3, $4, 'audit', 'audit', 'blind')`,
    [auditId, projectId, runId, lead.userId],
  );
  // As the queue of an audit would have left them: done slots with their decisions.
  await sql(
    `with made as (
       insert into assignment (project_id, queue_id, pair_id, language, wanted, priority, state, annotator_id, decision_id, sampling_probability)
       select p.project_id, $2, p.id, p.language, 1, 1, 'done', $3, gen_random_uuid(), 1 from pair p where p.run_id = $1 returning *)
     insert into decision (id, project_id, queue_id, assignment_id, pair_id, annotator_id, verdict, mode, choice, chosen_left, reasons,
                           duration_ms, content_hash, guideline_version, counted)
     select m.decision_id, m.project_id, m.queue_id, m.id, m.pair_id, m.annotator_id,
            case when p.margin < 0.3 then 'swap' else 'accept' end::"Verdict", 'blind', 'left', true, '{}', 900, p.content_hash, 0, true
     from made m join pair p on p.id = m.pair_id`,
    [runId, auditId, one.userId],
  );
  await sql(
    `update tally set accepted = n.accepted, swapped = n.swapped
     from (select count(*) filter (where verdict = 'accept') as accepted, count(*) filter (where verdict = 'swap') as swapped
           from decision where queue_id = $1) n
     where queue_id = $1`,
    [auditId],
  );
  return queue;
}

const claim = { target: 0.9, risk: 0.1 };

test("the audit counts its own decisions, says the share of wrong pairs, and certifies the margins above", async () => {
  const queue = await audited();
  const { languages, all } = await readAudit(queue.projectId, queue.runId);
  expect(languages).toMatchObject([{ language: "de", size: 120, n: 120, errors: 35 }]);
  // All of them are looked at: nothing is left to doubt.
  expect(all).toMatchObject({ value: 35 / 120, interval: [35 / 120, 35 / 120] });
  await certify(queue.lead.actor, queue.projectId, queue.runId, claim);
  const [made] = await readCertificates(queue.projectId, queue.runId);
  expect(made).toMatchObject({ target: 0.9, risk: 0.1, pairs: 120, expired: null });
  const german = made?.languages.de;
  expect(german?.threshold).toBeGreaterThan(0.2);
  expect(german?.bound).toBeLessThanOrEqual(0.1);
  const [least, greatest] = await sql<{ id: number }>(
    `select id from pair where run_id = $1 and margin in (
       select max(margin) from pair where run_id = $1 union select min(margin) from pair where run_id = $1) order by margin`,
    [queue.runId],
  );
  expect(await readCertificatesOf(queue.projectId, greatest?.id ?? 0)).toMatchObject([
    { id: made?.id, target: 0.9 },
  ]);
  expect(await readCertificatesOf(queue.projectId, least?.id ?? 0)).toEqual([]);
  expect(german?.pairs).toBe(
    await value("select count(*)::int from pair where run_id = $1 and margin >= $2", [
      queue.runId,
      german?.threshold,
    ]),
  );
});

test("decisions of other queues are no audit, and without one nothing is certified", async () => {
  const queue = await makeQueue();
  expect(await readAudit(queue.projectId, queue.runId)).toMatchObject({ languages: [], certificates: [] });
  expect(await problemOf(certify(queue.lead.actor, queue.projectId, queue.runId, claim))).toBe(
    "nothing-audited",
  );
});

test("too few pairs certify nothing, and the certificate says how many are missing", async () => {
  const queue = await audited(12);
  await certify(queue.lead.actor, queue.projectId, queue.runId, claim);
  const [made] = await readCertificates(queue.projectId, queue.runId);
  expect(made?.languages.de).toMatchObject({ threshold: null, pairs: 0, n: 12 });
  expect(made?.languages.de?.missing).toBeGreaterThan(8);
});

test.each([
  [
    "texts",
    "update pair set content_hash = sha256('other') where id = (select min(id) from pair where run_id = $1)",
  ],
  ["pairs", "update pair set retired_at = now() where id = (select min(id) from pair where run_id = $1)"],
  [
    "texts",
    "update prompt_text set text = text || '!' where prompt_id = (select min(prompt_id) from pair where run_id = $1) and language = 'de'",
  ],
  [
    "languages",
    `insert into pair (project_id, run_id, prompt_id, language, chosen_id, rejected_id, content_hash)
     select project_id, run_id, prompt_id, language, rejected_id, chosen_id, content_hash from pair where run_id = $1 limit 1`,
  ],
])("a certificate ends when %s change", async (by, change) => {
  const [queue, other] = [await audited(40), await audited(40)];
  for (const { lead, projectId, runId } of [queue, other]) await certify(lead.actor, projectId, runId, claim);
  await sql("update pair set flags = flags where run_id = $1", [queue.runId]);
  expect((await readCertificates(queue.projectId, queue.runId))[0]?.expired).toBeNull();
  await sql(change, [queue.runId]);
  expect((await readCertificates(queue.projectId, queue.runId))[0]?.expired).toMatchObject({ by });
  expect((await readCertificates(other.projectId, other.runId))[0]?.expired).toBeNull();
});

test("a certificate is written once", async () => {
  const queue = await audited(40);
  const { id } = await certify(queue.lead.actor, queue.projectId, queue.runId, claim);
  await expect(prisma().certificate.update({ where: { id }, data: { target: 0.99 } })).rejects.toThrow();
  expect(
    await value(
      "select count(*)::int from audit_event where project_id = $1 and action = 'certificate.made'",
      [queue.projectId],
    ),
  ).toBe(1);
});
