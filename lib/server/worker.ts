import { EventEmitter } from "node:events";
import { Logger, run, type TaskList, type WorkerEvents } from "graphile-worker";
import type pg from "pg";
import { countChanges } from "./agreement/count-changes";
import { pool } from "./db";
import { checkImport } from "./imports/import-check";
import { discardImport } from "./imports/imports";
import type { TaskName } from "./jobs";
import { describeError, log } from "./log";
import { returnExpired } from "./review/claims";
import { constructRun } from "./runs/run-construct";
import { completeRun } from "./runs/run-finish";
import { runScoring } from "./scores/score-run";

/**
 * What the worker does, by name, in groups that do not wait for each other: imports and constructions take a whole
 * processor, one at a time; scorings wait for other machines, some at once. Each task may be killed at any line and
 * started again: see its own file.
 */
const groups: { concurrency: number; tasks: (signal: AbortSignal) => Partial<TaskList & Tasks> }[] = [
  {
    concurrency: 1,
    tasks: () => ({
      import: async (payload) => checkImport(idOf(payload)),
      construct: async (payload) => constructRun(idOf(payload)),
      "complete-run": async (payload) => completeRun(idOf(payload)),
    }),
  },
  { concurrency: 4, tasks: (stop) => ({ score: async (payload) => runScoring(idOf(payload), { stop }) }) },
];

type Tasks = Record<TaskName, (payload: unknown) => Promise<void>>;

function idOf(payload: unknown): string {
  if (typeof payload === "object" && payload !== null && "id" in payload && typeof payload.id === "string") {
    return payload.id;
  }
  throw new Error("a job without an id");
}

const sweepSeconds = 15;
/** How long the agreement page may lag behind decisions. */
const countEveryMs = 500;

/**
 * Works until the signal says stop. The queue library leaves a killed worker's jobs locked for four hours; here each
 * worker pool holds an advisory lock on its name for as long as its connection lives, so a name that nobody holds
 * proves its pool dead.
 */
export async function work(signal: AbortSignal): Promise<void> {
  const proof = await pool().connect();
  await sweep(proof);
  const events: WorkerEvents = new EventEmitter();
  // Jobs are locked in the pool's name. The sweep leaves fresh locks alone, so these milliseconds are no gap.
  events.on("pool:create", ({ workerPool }) => {
    proof.query("select pg_advisory_lock(hashtextextended($1, 0))", [workerPool.id]).catch(() => {});
  });
  events.on("job:error", ({ job, error }) => {
    log("error", "job.failed", { task: job.task_identifier, attempt: job.attempts, ...describeError(error) });
  });
  const stopping = new AbortController();
  const runners = await Promise.all(
    groups.map(({ concurrency, tasks }) =>
      run({
        pgPool: pool(),
        taskList: tasks(stopping.signal),
        events,
        concurrency,
        noHandleSignals: true,
        pollInterval: 2000,
        logger: new Logger(() => () => {}),
      }),
    ),
  );
  const timer = setInterval(() => {
    sweep(proof).catch((error) => log("warn", "sweep.failed", describeError(error)));
  }, sweepSeconds * 1000);
  const counting = keepCounting(stopping.signal);
  const stopped = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
    // Without its proof this pool counts as dead: better end, and be started again, than work beside its successor.
    proof.once("error", () => resolve());
  });
  await Promise.race([stopped, ...runners.map(({ promise }) => promise)]);
  clearInterval(timer);
  stopping.abort();
  await Promise.all([counting, ...runners.map((runner) => runner.stop().catch(() => {}))]);
  proof.release(true);
}

/** Counts what people decide, a moment after they did, until it is told to stop. */
async function keepCounting(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await countChanges().catch((error) => log("warn", "count.failed", describeError(error)));
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, countEveryMs);
      function done() {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        resolve();
      }
      signal.addEventListener("abort", done);
    });
  }
}

/** Gives back what the dead held: jobs of killed workers, and leases that ran out; ends what has no try left. */
async function sweep(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ worker: string }>(
    `select distinct locked_by as worker from graphile_worker.jobs j
     where locked_by is not null and locked_at < now() - interval '10 seconds' and not exists (
       select 1 from pg_locks where locktype = 'advisory' and granted and objsubid = 1
         and ((classid::bigint << 32) | objid::bigint) = hashtextextended(j.locked_by, 0))`,
  );
  for (const { worker } of rows) log("warn", "worker.dead", { worker });
  if (rows.length > 0) {
    await client.query("select graphile_worker.force_unlock_workers($1::text[])", [
      rows.map(({ worker }) => worker),
    ]);
  }
  for (const [task, table, states] of owners) {
    const { rows: ended } = await client.query<{ id: string }>(
      `update ${table} set state = 'failed', finished_at = now(), message = coalesce(message, 'The worker stopped.')
       where state::text = any($1) and created_at < now() - interval '5 seconds' and not exists (
         select 1 from graphile_worker.jobs j
         where j.key = $2 || ':' || ${table}.id and (j.attempts < j.max_attempts or j.locked_at is not null))
       returning id`,
      [states, task],
    );
    if (task === "import") for (const { id } of ended) await discardImport(id);
  }
  // Nobody goes on with a file that has waited for a week, half here or for its columns' meaning; its bytes would rest for ever.
  const { rows: rested } = await client.query<{ id: string }>(
    `update import set state = 'cancelled', finished_at = now()
     where state in ('receiving', 'mapping') and created_at < now() - interval '7 days' returning id`,
  );
  for (const { id } of rested) await discardImport(id);
  await returnExpired();
}

/** Whose progress each task writes down, and the states that need a living job. */
const owners = [
  ["construct", "run", ["queued", "running"]],
  ["import", "import", ["checking", "storing"]],
  ["score", "scoring", ["queued", "running"]],
] as const satisfies readonly (readonly [TaskName, string, readonly string[]])[];
