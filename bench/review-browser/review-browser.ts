import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { type Browser, chromium } from "@playwright/test";
import { build } from "../../setup/build.ts";
import { chromiumFlags, ensureChromium } from "../../setup/chromium.ts";
import { startTestProduct } from "../../setup/e2e-product.ts";
import { copyFonts } from "../../setup/fonts.ts";
import { generateClient } from "../../setup/generate.ts";
import { openBaseline } from "./baseline.ts";
import { type Figures, figuresOf, p95InWords } from "./figures.ts";
import { type Conditions, heapOf, prepare, pressKeys, type Slice } from "./measure.ts";
import { type Seeded, seedReview } from "./seed.ts";
import { languages, pairRows } from "./texts.ts";

const help = `Measures the review page in a real Chromium on the real server: from the key to the next pair on screen.

  npm run bench -- review-browser                  300 decisions in each condition, 2,000 for memory: a quarter of an hour
  npm run bench -- review-browser --memory 0 --pace 300        the keys alone, seven minutes
  npm run bench -- review-browser --decisions 0                memory alone, nine minutes
  npm run bench -- review-browser --json results.json

  --decisions N   in each condition, over four scripts; 300, and 0 leaves them out
  --memory N      decisions of the memory run; 2000, and 0 leaves it out
  --pace MS       from a pair on screen to the next key; 400
`;

const conditions: Record<string, Conditions> = {
  "this machine": { latencyMs: 0, cpuSlowdown: 1 },
  "150 ms away, CPU 4× slower": { latencyMs: 150, cpuSlowdown: 4 },
};
const perSlice = 25;
const warmUp = 5;

type Run = { name: string; review: Figures; baseline: Figures; slices: { language: string; slice: Slice }[] };
type Memory = { decisions: number; megabytes: number; nodes: number }[];

/** `npm run bench -- review-browser` */
export async function main(words: string[]): Promise<number> {
  const { values } = parseArgs({
    args: words,
    options: {
      decisions: { type: "string", default: "300" },
      memory: { type: "string", default: "2000" },
      pace: { type: "string", default: "400" },
      json: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  const [decisions, memory, pace] = [values.decisions, values.memory, values.pace].map(Number);
  if (values.help || !isCount(decisions) || !isCount(memory) || !isCount(pace) || pace < 160) {
    process.stdout.write(help);
    return values.help ? 0 : 2;
  }
  const slices = Math.ceil(decisions / perSlice / languages.length);
  const perLanguage = Object.keys(conditions).length * (slices * perSlice + warmUp) + 60;
  console.log("Building, and seeding pairs …");
  await generateClient();
  copyFonts();
  await build();
  const executablePath = await ensureChromium();
  const product = await startTestProduct();
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  try {
    const counts = Object.fromEntries(languages.map((language) => [language, perLanguage]));
    counts.sw = perLanguage + memory;
    const seeded = await seedReview(product, counts);
    const runs: Run[] = [];
    for (const [name, condition] of Object.entries(slices > 0 ? conditions : {})) {
      const run = await measureKeys(browser, seeded, { name, condition, slices, pace });
      runs.push(run);
      console.log(`\n${toldOf(run)}`);
    }
    const held = memory ? await measureMemory(browser, seeded, memory) : [];
    if (held.length > 0) console.log(`\n${toldOfMemory(held)}`);
    const machine = { processor: cpus()[0]?.model.trim(), cores: cpus().length, browser: browser.version() };
    console.log(
      `\n${machine.processor}, ${machine.cores} cores, Chromium ${machine.browser}, load ${loadavg()[0]?.toFixed(1)}`,
    );
    if (values.json)
      writeFileSync(values.json, `${JSON.stringify({ machine, runs, memory: held }, null, 2)}\n`);
    return 0;
  } finally {
    await browser.close();
    await product.remove();
  }
}

const isCount = (value: number | undefined): value is number => Number.isInteger(value) && Number(value) >= 0;

/** Slices of the review page and of the baseline, one after the other, so that both see the same machine. */
async function measureKeys(
  browser: Browser,
  { annotator, pathOf }: Seeded,
  { name, condition, slices, pace }: { name: string; condition: Conditions; slices: number; pace: number },
): Promise<Run> {
  const reviewed: Run["slices"] = [];
  const swapped: Slice[] = [];
  for (const language of languages) {
    const context = await browser.newContext({
      baseURL: annotator.url,
      storageState: annotator.state,
      viewport: { width: 1280, height: 800 },
    });
    const [review, baseline] = [await context.newPage(), await context.newPage()];
    await prepare(review, condition);
    await prepare(baseline, condition);
    await openBaseline(baseline, annotator.url, pairRows(language, 100));
    await review.bringToFront();
    await review.goto(pathOf(language));
    await review.getByTestId("response-left").locator(".reading").first().waitFor();
    await pressKeys(review, warmUp, Math.max(pace, 1000));
    for (let slice = 0; slice < slices; slice += 1) {
      reviewed.push({ language, slice: await pressKeys(review, perSlice, pace) });
      swapped.push(await pressKeys(baseline, perSlice, pace));
    }
    await review.getByText("All saved").waitFor();
    await context.close();
  }
  return {
    name,
    review: figuresOf(reviewed.map(({ slice }) => slice)),
    baseline: figuresOf(swapped),
    slices: reviewed,
  };
}

/** One page, one language, many decisions, as fast as the page takes keys. */
async function measureMemory(
  browser: Browser,
  { annotator, pathOf }: Seeded,
  decisions: number,
): Promise<Memory> {
  const context = await browser.newContext({ baseURL: annotator.url, storageState: annotator.state });
  const page = await context.newPage();
  const client = await prepare(page, { latencyMs: 0, cpuSlowdown: 1 });
  await page.goto(pathOf("sw"));
  await page.getByTestId("response-left").locator(".reading").first().waitFor();
  const held: Memory = [];
  const marks = [Math.min(200, Math.ceil(decisions / 10)), Math.ceil(decisions / 2), decisions];
  let done = 0;
  for (const mark of marks) {
    while (done < mark) {
      const presses = Math.min(50, mark - done);
      // Sooner, a busy machine takes a key for a slip of the finger.
      await pressKeys(page, presses, 220);
      done += presses;
    }
    await page.getByText("All saved").waitFor();
    held.push({ decisions: done, ...(await heapOf(client)) });
  }
  await context.close();
  return held;
}

function toldOf({ name, review, baseline, slices }: Run): string {
  const ms = (value: number) => value.toFixed(0).padStart(7);
  const row = (what: string, figures: Figures) =>
    [
      what.padEnd(22),
      String(figures.decisions).padStart(5),
      ...[
        figures.p50,
        figures.p95,
        figures.p99,
        figures.worst,
        figures.medianOfP95,
        figures.presentedP95,
      ].map(ms),
      `${figures.longTasks}, ${figures.longestTask.toFixed(0)} ms`.padStart(12),
      `${figures.shifted.toFixed(3)}, ${figures.shiftedAfterPaint.toFixed(3)}`.padStart(14),
    ].join(" ");
  const ratio = (of: keyof Figures) => `${(review[of] / baseline[of]).toFixed(1)}×`.padStart(7);
  const samples = slices.flatMap(({ language, slice }) =>
    slice.samples.map((sample) => ({ language, ...sample })),
  );
  const p95 = (keep: (sample: (typeof samples)[number]) => boolean) =>
    p95InWords(samples.filter(keep).map(({ painted }) => painted));
  const sizes = [
    [0, 2_000],
    [2_000, 10_000],
    [10_000, 50_000],
  ] as const;
  return [
    `${name}: milliseconds from the key to the next pair painted (load ${Math.min(...slices.map(({ slice }) => slice.load)).toFixed(1)} to ${Math.max(...slices.map(({ slice }) => slice.load)).toFixed(1)})`,
    `${"".padEnd(22)}  keys     p50     p95     p99   worst  slices  browser   long tasks   layout shift`,
    row("the review page", review),
    row("two texts swapped", baseline),
    `${"".padEnd(28)} ${ratio("p50")} ${ratio("p95")} ${ratio("p99")}`,
    `p95 by language (keys): ${languages.map((of) => `${of} ${p95(({ language }) => language === of)}`).join(", ")}`,
    `p95 by characters of both (keys): ${sizes.map(([from, to]) => `${from} to ${to}: ${p95(({ characters }) => characters >= from && characters < to)}`).join(", ")}`,
  ].join("\n");
}

function toldOfMemory(held: Memory): string {
  const [first, last] = [held[0], held.at(-1)];
  const grown = (last?.megabytes ?? 0) - (first?.megabytes ?? 0);
  const decisions = (last?.decisions ?? 0) - (first?.decisions ?? 0);
  return [
    "Memory of the page, after collecting what nobody needs",
    ...held.map(
      ({ decisions, megabytes, nodes }) =>
        `${String(decisions).padStart(6)} decisions  ${megabytes.toFixed(1).padStart(6)} MB  ${nodes} nodes`,
    ),
    `Grown by ${grown.toFixed(1)} MB in ${decisions} decisions: ${((1000 * grown) / Math.max(1, decisions)).toFixed(1)} kB each`,
  ].join("\n");
}
