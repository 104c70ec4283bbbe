"use client";

import { startTransition, useEffect, useState } from "react";
import { mayHaveMarkup } from "./markup";
import type { SetNode } from "./set-tree";
import type { SettingAnswer, SettingRequest } from "./setting.worker";

/** A text set as markdown; null where it is shown as it is. */
export type Setting = readonly SetNode[] | null;

/** The texts of a dozen pairs. */
const most = 60;
/** A text that takes longer is shown as it is, and whatever waits behind it goes on. */
const patienceMs = 8_000;

const known = new Map<string, Setting>();
const asked = new Map<
  string,
  { id: number; answered: Promise<Setting>; answer: (setting: Setting) => void }
>();
let worker: Worker | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let ids = 0;

/** Sets texts that will be shown soon, while there is time; done when all of them can be shown at once. */
export async function prepareSettings(texts: readonly string[]): Promise<void> {
  await Promise.all(texts.map(settingOf));
}

/** How a text is set, or undefined while that is being worked out. */
export function useSetting(text: string, wanted: boolean): Setting | undefined {
  const [found, setFound] = useState(() => ({ text, setting: knownOf(text) }));
  const setting = found.text === text ? found.setting : knownOf(text);
  const missing = wanted && setting === undefined;
  // The worker is an external system: asked once a text is on the page, answered later.
  useEffect(() => {
    if (!missing) return;
    let gone = false;
    void settingOf(text).then((setting) => {
      // In many small steps, which a key may come between.
      if (!gone) startTransition(() => setFound({ text, setting }));
    });
    return () => {
      gone = true;
    };
  }, [text, missing]);
  return wanted ? setting : null;
}

/** Without markup there is nothing to wait for, and no need to fetch what reads it. */
function knownOf(text: string): Setting | undefined {
  return mayHaveMarkup(text) ? known.get(text) : null;
}

function settingOf(text: string): Promise<Setting> {
  const there = knownOf(text);
  if (there !== undefined) return Promise.resolve(there);
  const before = asked.get(text);
  if (before) return before.answered;
  ids += 1;
  let answer: (setting: Setting) => void = () => {};
  const answered = new Promise<Setting>((resolve) => {
    answer = resolve;
  });
  asked.set(text, { id: ids, answered, answer });
  send(text, ids);
  return answered;
}

function send(text: string, id: number): void {
  try {
    worker ??= open();
    const request: SettingRequest = { id, text };
    worker.postMessage(request);
    timer ??= setTimeout(giveUpOnFirst, patienceMs);
  } catch {
    // Without workers texts are shown as they are.
    giveUpOn(text);
  }
}

function open(): Worker {
  const opened = new Worker(new URL("./setting.worker.ts", import.meta.url), { type: "module" });
  opened.onmessage = ({ data }: MessageEvent<SettingAnswer>) => {
    for (const [text, { id }] of asked) if (id === data.id) keep(text, data.set);
    clearTimeout(timer);
    timer = asked.size > 0 ? setTimeout(giveUpOnFirst, patienceMs) : undefined;
  };
  // Its script did not come: no network, or a new version of the server.
  opened.onerror = () => {
    for (const text of [...asked.keys()]) giveUpOn(text);
    close();
  };
  return opened;
}

/** The first of those that wait is what the worker is at. The others are asked of another worker. */
function giveUpOnFirst(): void {
  close();
  const [first] = asked.keys();
  if (first !== undefined) keep(first, null);
  for (const [text, { id }] of asked) send(text, id);
}

function close(): void {
  clearTimeout(timer);
  timer = undefined;
  worker?.terminate();
  worker = undefined;
}

function keep(text: string, setting: Setting): void {
  known.set(text, setting);
  const [oldest] = known.keys();
  if (known.size > most && oldest !== undefined) known.delete(oldest);
  asked.get(text)?.answer(setting);
  asked.delete(text);
}

/** For now: who asks again later may be luckier. */
function giveUpOn(text: string): void {
  asked.get(text)?.answer(null);
  asked.delete(text);
}
