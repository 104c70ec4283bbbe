import { setMarkdown } from "./set-markdown";
import type { SetNode } from "./set-tree";

export type SettingRequest = { id: number; text: string };
export type SettingAnswer = { id: number; set: SetNode[] | null };

// Off the page's own thread: a long text takes longer than a frame to set, and keys must work meanwhile. One at a time,
// in the order of asking.
let before: Promise<void> = Promise.resolve();

self.onmessage = ({ data: { id, text } }: MessageEvent<SettingRequest>) => {
  before = before
    .then(() => setMarkdown(text))
    // What cannot be set is shown as it is.
    .catch(() => null)
    .then((set) => {
      const answer: SettingAnswer = { id, set };
      self.postMessage(answer);
    });
};
