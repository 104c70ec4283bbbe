import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { ScoringRequest } from "../../scoring";
import { type FakeModelServer, startFakeModelServer } from "../models/fake-model-server";
import { killedAt } from "../testing/test-broken-query";
import { bring, jsonl, line } from "../testing/test-import";
import { makeProject, type TestProject } from "../testing/test-project";
import { atOnce, makeEndpoint } from "../testing/test-scorings";
import { sql, value, withTestDatabase } from "../testing/test-server";
import { runScoring } from "./score-run";
import { readScoring, startScoring } from "./scorings";

withTestDatabase();

let fake: FakeModelServer;
let project: TestProject;
let endpointId: string;
const prompts = 4;

beforeAll(async () => {
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  fake = await startFakeModelServer();
  project = await makeProject();
  const rows = Array.from({ length: prompts }, (_, p) =>
    ["en", "de", "sw"].map((language) =>
      line({ prompt_id: `p${p}`, language, prompt: `${p} ${language}`, response: `r${p} ${language}` }),
    ),
  );
  await bring(project, jsonl(rows.flat()));
  endpointId = await makeEndpoint(project, fake, { concurrency: 3 });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await fake.close();
});

const requests = (): Record<string, ScoringRequest> => ({
  sample: {
    kind: "sample",
    endpointId,
    parameters: { languages: [], n: 2, temperature: 0, topP: 1, maxTokens: 50, api: "chat", seed: null },
  },
  embed: { kind: "embed", endpointId, parameters: { model: "x", batchSize: 2 } },
  reward: { kind: "reward", endpointId, parameters: { dialect: "score", score: "s", replace: false } },
});

/** The project as it was before any scoring. */
async function forget(): Promise<void> {
  await sql("delete from score_cache");
  await sql("delete from scoring");
  await sql("delete from embedding");
  await sql("delete from response where model = 'tiny'");
  await sql("update response set scores = null");
  await sql("update response_tally set responses = $1", [prompts]);
}

const outcome = () =>
  sql(
    `select p.key as prompt, r.language, r.key, r.text, r.scores, e.vector from response r
     join prompt p on p.id = r.prompt_id left join embedding e on e.response_id = r.id
     order by p.key, r.language, r.key`,
  );

const tallies = () => sql("select language, prompts, responses from response_tally order by language");

test.each(["sample", "embed", "reward"])(
  "a %s scoring that is killed after any of its queries asks only for what was not kept, and ends as an unbroken one",
  async (kind) => {
    const start = async () => {
      await forget();
      const request = requests()[kind];
      if (!request) throw new Error(kind);
      return (await startScoring(project.lead.actor, project.projectId, request)).id;
    };
    const model = await start();
    await runScoring(model, { patiently: atOnce });
    const [wanted, counted] = [await outcome(), await tallies()];
    const whole = await readScoring(project.projectId, model);
    expect(whole).toMatchObject({ state: "done", done: 12, total: 12, cached: 0 });
    let kills = 0;
    for (let ended = false; !ended; kills += 1) {
      const id = await start();
      ended = await killedAt(kills, () => runScoring(id, { patiently: atOnce }));
      await settled();
      const kept = await value("select count(*)::int from score_cache");
      fake.requests.length = 0;
      await runScoring(id, { patiently: atOnce });
      const asked = kind === "embed" ? textsAsked() : fake.requests.length;
      expect([kills, asked]).toEqual([kills, 12 - kept]);
      expect(await outcome()).toEqual(wanted);
      expect(await tallies()).toEqual(counted);
      const { tokensIn, done, total, failed, state } = await readScoring(project.projectId, id);
      expect({ done, total, failed, state }).toEqual({ done: 12, total: 12, failed: 0, state: "done" });
      // Every token is on the bill once: it is counted in the statement that keeps the answer.
      expect(tokensIn).toBe(whole.tokensIn);
    }
    expect(kills).toBeGreaterThan(10);
  },
  240_000,
);

/** A killed scoring may have questions on their way, which would be counted as those of the next. */
async function settled(): Promise<void> {
  for (let before = -1; before !== fake.requests.length; ) {
    before = fake.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

function textsAsked(): number {
  return fake.requests.reduce((sum, { body }) => sum + (body as { input: string[] }).input.length, 0);
}
