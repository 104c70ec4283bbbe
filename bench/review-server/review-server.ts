import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { build } from "../../setup/build.ts";
import { copyFonts } from "../../setup/fonts.ts";
import { generateClient } from "../../setup/generate.ts";
import { benchClaims, type ClaimLatency } from "./claims.ts";
import { benchDecisions, type DecisionBench, type Throughput } from "./decisions.ts";
import { type Place, startMachine, startPlace } from "./servers.ts";

const help = `Measures the production server and a real PostgreSQL: decisions per second beside requests that only authenticate,
and how long a claim takes among few pairs and among many. Nothing is left behind.

  npm run bench -- review-server                        10,000 and 1,000,000 pairs: some ten minutes, 3 GB of disk
  npm run bench -- review-server --pairs 10000,100000
  npm run bench -- review-server --json results.json

  --connections N   at once, each an annotator of its own; 20
  --seconds N       of one slice; 5
  --rounds N        slices of each kind, in turns, after one that only warms up; 6
  --claim N         pairs in one claim; 6
`;

/** `npm run bench -- review-server` */
export async function main(words: string[]): Promise<number> {
  const { values } = parseArgs({
    args: words,
    options: {
      pairs: { type: "string", default: "10000,1000000" },
      connections: { type: "string", default: "20" },
      seconds: { type: "string", default: "5" },
      rounds: { type: "string", default: "6" },
      claim: { type: "string", default: "6" },
      json: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  const sizes = values.pairs.split(",").map(Number);
  const [connections, seconds, rounds, count] = [
    Number(values.connections),
    Number(values.seconds),
    Number(values.rounds),
    Number(values.claim),
  ] as const;
  const numbers = [...sizes, connections, seconds, rounds, count];
  if (values.help || numbers.some((number) => !Number.isInteger(number) || number < 1)) {
    process.stdout.write(help);
    return values.help ? 0 : 2;
  }
  console.log("Building …");
  await generateClient();
  copyFonts();
  await build();
  const machine = await startMachine();
  const places: Place[] = [];
  try {
    for (const pairs of sizes) {
      console.log(`Seeding ${pairs.toLocaleString("en")} pairs …`);
      places.push(await startPlace(machine, pairs, connections));
    }
    const largest = places.at(-1);
    if (!largest) return 2;
    const claims = await benchClaims(places, { rounds, count });
    console.log(`\n${toldOfClaims(claims, count)}`);
    const decisions = await benchDecisions(largest, { connections, seconds, rounds });
    console.log(`\n${toldOfDecisions(decisions, largest.pairs, connections)}`);
    const computer = { processor: cpus()[0]?.model.trim(), cores: cpus().length, node: process.version };
    const load = loadavg()[0]?.toFixed(1);
    console.log(`\n${computer.processor}, ${computer.cores} cores, Node ${computer.node}, load ${load}`);
    if (values.json)
      writeFileSync(values.json, `${JSON.stringify({ computer, claims, decisions }, null, 2)}\n`);
    return decisions.stored ? 0 : 1;
  } finally {
    for (const place of places) await place.stop();
    await machine.stop();
  }
}

const ms = (value: number) => value.toFixed(1).padStart(8);

function toldOfClaims(claims: readonly ClaimLatency[], count: number): string {
  const [least, most] = [claims[0], claims.at(-1)];
  const ratio = least && most ? most.p50 / least.p50 : Number.NaN;
  return [
    `A claim of ${count} new pairs, alone on the server: milliseconds`,
    `${"".padEnd(20)}  claims     p50      p95    worst`,
    ...claims.map(
      ({ pairs, claims, p50, p95, worst }) =>
        `${`of ${pairs.toLocaleString("en")} pairs`.padEnd(20)} ${String(claims).padStart(7)}${ms(p50)} ${ms(p95)} ${ms(worst)}`,
    ),
    `${"".padEnd(27)}${`${ratio.toFixed(2)}×`.padStart(8)} ${`${((most?.p95 ?? 0) / (least?.p95 ?? 0)).toFixed(2)}×`.padStart(8)}`,
  ].join("\n");
}

function toldOfDecisions(bench: DecisionBench, pairs: number, connections: number): string {
  const { decide, authenticate, readOne } = bench;
  const row = (of: Throughput) =>
    [
      of.name.padEnd(30),
      String(of.requests).padStart(8),
      of.perSecond.toFixed(0).padStart(7),
      ms(of.p50),
      ms(of.p95),
      ms(of.p99),
      of.cpuMs.toFixed(2).padStart(8),
      of.delayP99.toFixed(0).padStart(8),
      String(of.unexpected).padStart(8),
    ].join(" ");
  const share = (of: Throughput) => `${(decide.perSecond / of.perSecond).toFixed(2)}× of ${of.name}`;
  return [
    `${connections} connections, ${pairs.toLocaleString("en")} pairs (milliseconds)`,
    `${"".padEnd(30)} requests     /s      p50      p95      p99   CPU of   event    other`,
    `${"".padEnd(30)}                                             server    loop   answers`,
    row(authenticate),
    row(readOne),
    row(decide),
    `A decision: ${share(authenticate)}, ${share(readOne)}.`,
    bench.stored
      ? "Every decision that was acknowledged is in the database, and counts."
      : "NOT every decision that was acknowledged is in the database!",
  ].join("\n");
}
