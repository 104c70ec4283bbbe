import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { addRow, groupOf, type PromptRows, startPrompt } from "../../lib/construct/prompt-rows";
import type { PromptGroup } from "../../lib/construct/types";
import { readResponses } from "../read-responses";

const shared = new URL("../../../shared/", import.meta.url);

/** A file of known answers, beside the checkout. */
export function knownAnswers(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`vectors/${name}.json`, shared), "utf8"));
}

/** The prompts of a responses file, beside the checkout: small enough to be gathered in memory. */
export async function* promptsOf(name: string): AsyncGenerator<PromptGroup> {
  const reads = readResponses(fileURLToPath(new URL(`data/${name}.responses.jsonl`, shared)));
  const prompts = new Map<string, PromptRows>();
  for await (const batch of reads) {
    for (const read of batch) {
      if (read.kind !== "row") continue;
      const prompt = prompts.get(read.row.prompt_id) ?? startPrompt(read.row);
      prompts.set(prompt.promptId, prompt);
      addRow(prompt, read.row);
    }
  }
  for (const rows of prompts.values()) yield groupOf(rows, new Map());
}

/** Prints one comparison; true where it is as expected. */
export function line(name: string, seen: string, expected: string): boolean {
  const same = seen === expected;
  console.log(`${same ? "  ok" : "DIFF"}  ${name.padEnd(32)} ${seen.padEnd(16)} expected ${expected}`);
  return same;
}

/** `share(3, 4)` = ".750". */
export const share = (part: number, whole: number) => (part / whole).toFixed(3).replace(/^0/u, "");

/** The rows of a file of lines of JSON, beside the checkout. */
export function sharedRows(name: string): unknown[] {
  const text = readFileSync(new URL(`data/${name}.jsonl`, shared), "utf8");
  return text.split("\n").flatMap((row) => (row === "" ? [] : [JSON.parse(row)]));
}
