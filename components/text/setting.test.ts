import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SettingRequest } from "./setting.worker";

/** A worker that answers when it is told to. */
class FakeWorker {
  static all: FakeWorker[] = [];
  onmessage: ((event: { data: unknown }) => void) | undefined;
  onerror: (() => void) | undefined;
  ended = false;
  readonly asked: SettingRequest[] = [];

  constructor() {
    FakeWorker.all.push(this);
  }
  postMessage(request: SettingRequest) {
    this.asked.push(request);
  }
  terminate() {
    this.ended = true;
  }
  answer(index: number) {
    const { id = 0, text = "" } = this.asked[index] ?? {};
    this.onmessage?.({ data: { id, set: [`set ${text}`] } });
  }
}

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  FakeWorker.all = [];
  vi.stubGlobal("Worker", FakeWorker);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const load = () => import("./setting");
const asked = (worker: FakeWorker | undefined) => worker?.asked.map(({ text }) => text);

/** Whether a promise is fulfilled by now. */
async function done(promise: Promise<unknown>): Promise<boolean> {
  let fulfilled = false;
  void promise.then(() => {
    fulfilled = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  return fulfilled;
}

test("texts without markup need no worker", async () => {
  const { prepareSettings } = await load();
  await prepareSettings(["Nne ndiyo jibu.", "Tano ndiyo jibu."]);
  expect(FakeWorker.all).toEqual([]);
});

test("each text is asked for once, by one worker, and known from then on", async () => {
  const { prepareSettings } = await load();
  const first = prepareSettings(["**a**", "**b**"]);
  const again = prepareSettings(["**b**"]);
  const [worker] = FakeWorker.all;
  expect(asked(worker)).toEqual(["**a**", "**b**"]);
  worker?.answer(0);
  expect(await done(first)).toBe(false);
  worker?.answer(1);
  expect(await done(first)).toBe(true);
  expect(await done(again)).toBe(true);
  await prepareSettings(["**a**"]);
  expect(asked(worker)).toHaveLength(2);
  expect(FakeWorker.all).toHaveLength(1);
});

test("a text that is never done is shown as it is, and those behind it are asked of another worker", async () => {
  const { prepareSettings } = await load();
  const stuck = prepareSettings(["**stuck**"]);
  const behind = prepareSettings(["**b**"]);
  await vi.advanceTimersByTimeAsync(8_000);
  expect(await done(stuck)).toBe(true);
  const [first, second] = FakeWorker.all;
  expect(first?.ended).toBe(true);
  expect(asked(second)).toEqual(["**b**"]);
  second?.answer(0);
  expect(await done(behind)).toBe(true);
  await prepareSettings(["**stuck**"]);
  expect(FakeWorker.all).toHaveLength(2);
});

test("without its script nothing waits, and it is tried again later", async () => {
  const { prepareSettings } = await load();
  const first = prepareSettings(["**a**"]);
  FakeWorker.all[0]?.onerror?.();
  expect(await done(first)).toBe(true);
  const again = prepareSettings(["**a**"]);
  expect(asked(FakeWorker.all[1])).toEqual(["**a**"]);
  FakeWorker.all[1]?.answer(0);
  expect(await done(again)).toBe(true);
});
