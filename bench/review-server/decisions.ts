import { randomUUID } from "node:crypto";
import type { DecisionBody } from "../../lib/review/decision.ts";
import { quantile } from "../review-browser/figures.ts";
import { type Ask, load, type Slice } from "./load.ts";
import type { Observed, Place } from "./servers.ts";

type Measured = { slice: Slice; observed: Observed };

export type Throughput = {
  name: string;
  requests: number;
  /** Requests per second: the median of the slices. */
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  /** Answers with another status than this request must have. */
  unexpected: number;
  /** CPU of the web server for one request, in milliseconds; other programs on the machine do not take from it. */
  cpuMs: number;
  /** How late the server's event loop was, in milliseconds: the worst p99 of the slices. */
  delayP99: number;
};

export type DecisionBench = {
  decide: Throughput;
  authenticate: Throughput;
  readOne: Throughput;
  stored: boolean;
};

type Options = { connections: number; seconds: number; rounds: number };

/**
 * Decisions, beside the same route asked something that it refuses once it knows who asks (session and membership are
 * read, and that is all), and beside the smallest answer there is (the project's own row): in turns, on one server.
 */
export async function benchDecisions(place: Place, options: Options): Promise<DecisionBench> {
  const { projectId, people, queues, languages } = place;
  const [queueId, language] = [queues[0], languages[0]];
  if (!queueId || !language) throw new Error("Nothing was seeded.");
  const project = `/api/projects/${projectId}`;
  const at = (connection: number) => {
    const person = people[connection % people.length];
    if (!person) throw new Error("Nobody was seeded.");
    return person;
  };
  const leases = new Map<string, number[]>();
  const asks: Record<"decide" | "authenticate" | "readOne", (connection: number) => Ask | undefined> = {
    decide: (connection) => {
      const person = at(connection);
      const assignmentId = leases.get(person.userId)?.pop();
      if (assignmentId === undefined) return undefined;
      const body: DecisionBody = {
        id: randomUUID(),
        assignmentId,
        choice: connection % 2 === 0 ? "left" : "right",
        reasons: ["unnatural"],
        comment: "",
        strength: null,
        firstChoice: null,
        durationMs: 8000,
      };
      return place.as(person, { method: "POST", path: `${project}/queues/${queueId}/decisions`, body });
    },
    authenticate: (connection) =>
      place.as(at(connection), {
        method: "GET",
        path: `${project}/queues/${queueId}/decisions?language=${language}&count=0`,
      }),
    readOne: (connection) => place.as(at(connection), { method: "GET", path: project }),
  };
  const kinds = ["authenticate", "decide", "readOne"] as const;
  const measured: Record<(typeof kinds)[number], Measured[]> = { authenticate: [], decide: [], readOne: [] };
  for (let round = 0; round <= options.rounds; round += 1) {
    for (const kind of kinds) {
      if (kind === "decide") await lease(place, { queueId, leases, options });
      await place.observe();
      const slice = await load(place.url, options, asks[kind]);
      // The first round only warms everything up.
      if (round > 0) measured[kind].push({ slice, observed: await place.observe() });
    }
  }
  const acknowledged = measured.decide.flatMap(({ slice }) =>
    slice.answers.flatMap(({ status, text }) => (status === 201 ? [JSON.parse(text).id as string] : [])),
  );
  return {
    decide: throughput("a decision", 201, measured.decide),
    authenticate: throughput("session and membership alone", 422, measured.authenticate),
    readOne: throughput("the project's own row", 200, measured.readOne),
    stored: await allStored(place, acknowledged),
  };
}

/** Enough pairs for everybody, so that nobody claims while decisions are counted; what is left of before is used first. */
async function lease(
  { database, people }: Place,
  given: { queueId: string; leases: Map<string, number[]>; options: Options },
): Promise<void> {
  const each = Math.ceil((given.options.seconds * 1200) / given.options.connections);
  for (const { userId } of people) {
    const held = given.leases.get(userId) ?? [];
    const { rows } = await database.query<{ id: number }>(
      `update assignment set state = 'leased', leased_until = now() + interval '1 day', annotator_id = $2
       where id = any(array(
         select id from assignment where queue_id = $1 and state = 'open' order by language, priority, id limit $3))
       returning id`,
      [given.queueId, userId, Math.max(0, each - held.length)],
    );
    given.leases.set(userId, [...held, ...rows.map(({ id }) => id)]);
    if (held.length + rows.length < each)
      throw new Error("Too few pairs for so many decisions: let the last number of --pairs be larger.");
  }
}

/** Whether every decision that was said to be saved is there, counted. */
async function allStored({ database }: Place, ids: readonly string[]): Promise<boolean> {
  const { rows } = await database.query<{ count: number }>(
    "select count(*)::int as count from decision join assignment on assignment.decision_id = decision.id where decision.id = any($1::uuid[])",
    [ids],
  );
  return rows[0]?.count === ids.length;
}

function throughput(name: string, expected: number, measured: readonly Measured[]): Throughput {
  const answers = measured.flatMap(({ slice }) => slice.answers);
  const took = answers.map(({ ms }) => ms);
  const rates = measured.map(({ slice }) => slice.answers.length / slice.seconds);
  return {
    name,
    requests: answers.length,
    perSecond: quantile(rates, 0.5),
    p50: quantile(took, 0.5),
    p95: quantile(took, 0.95),
    p99: quantile(took, 0.99),
    unexpected: answers.filter(({ status }) => status !== expected).length,
    cpuMs: measured.reduce((sum, { observed }) => sum + observed.cpuMs, 0) / answers.length,
    delayP99: Math.max(...measured.map(({ observed }) => observed.delay.p99)),
  };
}
