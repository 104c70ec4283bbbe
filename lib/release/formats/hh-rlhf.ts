import type { Message } from "../row";
import { conversation, type Format } from "./format";

/** Anthropic's helpful-harmless layout: one string of turns. It has no system message, and its signs cannot be escaped. */
export const hhRlhf: Format = {
  name: "hh-rlhf",
  title: "hh-rlhf",
  file: "jsonl",
  source: "anthropics/hh-rlhf, README",
  rows: (row) => {
    const found = conversation(row);
    if (typeof found === "string") return found;
    if (found.system !== null) return "system-message";
    const texts = [...found.turns, ...row.chosen, ...row.rejected];
    if (texts.some(({ content }) => /\n\n(Human|Assistant):/.test(content))) return "turn-signs";
    return [
      {
        chosen: spoken([...found.turns, ...row.chosen]),
        rejected: spoken([...found.turns, ...row.rejected]),
      },
    ];
  },
};

function spoken(turns: readonly Message[]): string {
  return turns
    .map(({ role, content }) => `\n\n${role === "user" ? "Human" : "Assistant"}: ${content}`)
    .join("");
}
