import { loadavg } from "node:os";
import type { CDPSession, Page } from "@playwright/test";
import { instrument, type Seen } from "./instrument.ts";

/** What a slower machine behind a slower line is: none of both, or these. */
export type Conditions = { latencyMs: number; cpuSlowdown: number };

export type Slice = Seen & { load: number };

/** A page with the instrument in it from its first script on. */
export async function prepare(page: Page, { latencyMs, cpuSlowdown }: Conditions): Promise<CDPSession> {
  // What this file is run by gives functions their names back by a helper that a page does not have.
  await page.addInitScript("globalThis.__name ??= (value) => value");
  await page.addInitScript(instrument);
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: latencyMs,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  await client.send("Emulation.setCPUThrottlingRate", { rate: cpuSlowdown });
  return client;
}

/** Presses a key so many times, each `paceMs` after the pair before it was painted, and says what the page saw. */
export async function pressKeys(page: Page, presses: number, paceMs: number): Promise<Slice> {
  await page.bringToFront();
  // A page that was behind another one counts anew how long its pair has been seen.
  await page.waitForTimeout(Math.max(600, paceMs));
  await page.evaluate(() => pairityBench.take());
  for (let press = 0; press < presses; press += 1) {
    const next = page.evaluate(() => pairityBench.next());
    await page.keyboard.press(press % 2 === 0 ? "1" : "2");
    await within(20_000, next, `no next pair ${press} keys into a slice`);
    await page.waitForTimeout(paceMs);
  }
  const seen = await page.evaluate(() => pairityBench.take());
  return { ...seen, load: loadavg()[0] ?? 0 };
}

/** Megabytes of JavaScript and how many nodes the page holds, once nothing is left to collect. */
export async function heapOf(client: CDPSession): Promise<{ megabytes: number; nodes: number }> {
  await client.send("Performance.enable");
  for (let time = 0; time < 3; time += 1) await client.send("HeapProfiler.collectGarbage");
  const { metrics } = await client.send("Performance.getMetrics");
  const valueNamed = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
  return { megabytes: valueNamed("JSHeapUsedSize") / 1e6, nodes: valueNamed("Nodes") };
}

function within<T>(milliseconds: number, work: Promise<T>, otherwise: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(otherwise)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
