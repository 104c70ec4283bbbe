import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { benchConstruct, type ConstructBench } from "./construct.ts";
import { benchKernels, type Kernel } from "./kernels.ts";
import type { Measured } from "./measured.ts";

const help = `Measures construction, beside the same work in NumPy where Python and NumPy are.
The review page is measured by "npm run bench -- review-browser", what it asks of the server by
"npm run bench -- review-server", how often certificates hold by "npm run bench -- certificates"; each has a --help of its own.

  npm run bench                                  40,000 responses, a minute or two
  npm run bench -- --responses 1000000           the whole million: 8 GB of disk, some minutes
  npm run bench -- --numbers full                vectors written with all digits of a 32-bit float (twice the file)
  npm run bench -- --json results.json

  --tmp DIR     where the generated file stands for a while; else the system's folder for such files
  --python CMD  which Python; python3 unless told
`;

/** Parts that bring their own words: each is loaded only when it is asked for. */
const parts: Record<string, () => Promise<{ main(words: string[]): Promise<number> }>> = {
  "review-browser": () => import("./review-browser/review-browser.ts"),
  certificates: () => import("./certificates/certificates.ts"),
  "review-server": () => import("./review-server/review-server.ts"),
};

const part = parts[process.argv[2] ?? ""];

const { values } = parseArgs({
  args: part ? [] : process.argv.slice(2),
  options: {
    responses: { type: "string", default: "40000" },
    numbers: { type: "string", default: "rounded" },
    json: { type: "string" },
    tmp: { type: "string", default: tmpdir() },
    python: { type: "string", default: "python3" },
    help: { type: "boolean", short: "h" },
  },
});

async function main(): Promise<number> {
  const responses = Number(values.responses);
  const numbers = values.numbers;
  if (
    values.help ||
    !Number.isInteger(responses) ||
    responses < 40 ||
    (numbers !== "full" && numbers !== "rounded")
  ) {
    process.stdout.write(help);
    return values.help ? 0 : 2;
  }
  const needed = responses * (numbers === "full" ? 17_000 : 9_000);
  const { bavail, bsize } = statfsSync(values.tmp);
  if (bavail * bsize < needed) {
    console.error(
      `${values.tmp} has not the ${gigabytes(needed)} that this takes. Name another folder with --tmp.`,
    );
    return 1;
  }
  const python = withNumpy(values.python);
  if (!python) console.log(`${values.python} with NumPy is not here: Pairity is measured alone.`);
  const folder = mkdtempSync(join(values.tmp, "pairity-bench-"));
  const stop = () => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(130);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  try {
    const say = (text: string) => console.log(text);
    const construct = await benchConstruct({ responses, numbers, folder, python, say });
    const kernels = benchKernels(python);
    console.log(`\n${constructTable(construct)}\n\n${kernelTable(kernels)}`);
    const machine = { processor: cpus()[0]?.model.trim(), cores: cpus().length, node: process.version };
    if (values.json)
      writeFileSync(values.json, `${JSON.stringify({ machine, construct, kernels }, null, 2)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
}

function withNumpy(command: string): string | undefined {
  return spawnSync(command, ["-c", "import numpy"], { stdio: "ignore" }).status === 0 ? command : undefined;
}

const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;
const rounded = (value: number) => Math.round(value).toLocaleString("en");

function constructTable(bench: ConstructBench): string {
  const { responses, numbers, inputMegabytes, pairity, pairityWithFlags, numpy } = bench;
  const row = (name: string, took: Measured) => [
    name,
    `${took.seconds.toFixed(1)} s`,
    took.cpuSeconds === null ? "" : `${took.cpuSeconds.toFixed(1)} s`,
    rounded(responses / took.seconds),
    took.peakMegabytes === null ? "" : `${rounded(took.peakMegabytes)} MB`,
    numpy ? `${(numpy.seconds / took.seconds).toFixed(2)}×` : "",
    numpy?.cpuSeconds && took.cpuSeconds ? `${(numpy.cpuSeconds / took.cpuSeconds).toFixed(2)}×` : "",
  ];
  const title = `CM-Align from ${rounded(responses)} responses × 768 numbers (${numbers}), ${rounded(inputMegabytes)} MB of JSONL`;
  const rows = [
    ["", "time", "of CPU", "responses/s", "peak memory", "speed", "by CPU"],
    row("pairity construct --no-flags", pairity),
    row("pairity construct", pairityWithFlags),
    ...(numpy ? [row("bench/construct.py", numpy)] : []),
  ];
  const same = numpy
    ? `\nThe same chosen, rejected and reference in ${rounded(numpy.samePairs)} of ${rounded(numpy.pairs)} pairs.`
    : "";
  return `${title}\n${table(rows)}${same}`;
}

function kernelTable(kernels: Kernel[]): string {
  const rows = kernels.map(({ name, unit, perSecond, numpyPerSecond }) => [
    name,
    `${rounded(perSecond)} ${unit}/s`,
    numpyPerSecond === null
      ? ""
      : `NumPy: ${rounded(numpyPerSecond)} (${(perSecond / numpyPerSecond).toFixed(2)}×)`,
  ]);
  return `Without files, per second of CPU\n${table(rows)}`;
}

function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("   ")
        .trimEnd(),
    )
    .join("\n");
}

process.exitCode = part ? await (await part()).main(process.argv.slice(3)) : await main();
