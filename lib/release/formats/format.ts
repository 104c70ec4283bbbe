import type { Message, TrlRow } from "../row";

/** Why a format cannot hold a row. It is left out and counted, never bent. */
export type Unfit =
  /** Not: a system message or none, then user and assistant in turn, the user last. */
  | "turns"
  /** More than one turn, where the format has one. */
  | "several-turns"
  | "system-message"
  /** A response that begins or ends with blanks, where the loader looks for it in a template that trims it. */
  | "outer-blanks"
  /** A text that holds the format's own signs between turns. */
  | "turn-signs";

/**
 * One dataset format: rows in the form that its loader reads. `rows` is pure; a row of ours may become several of theirs.
 * `file` says how rows stand together: one JSON object per line, or one JSON array.
 */
export type Format = {
  name: string;
  title: string;
  file: "jsonl" | "json";
  /** Whose loader reads it, and where that is written down. */
  source: string;
  rows: (row: TrlRow) => object[] | Unfit;
  /** What its loader wants beside the data, by file name. */
  beside?: (dataFile: string) => Record<string, string>;
};

/** The row as a conversation that every trainer accepts, or why it is none. */
export function conversation(row: TrlRow): { system: string | null; turns: Message[] } | Unfit {
  const [first, ...rest] = row.prompt;
  if (!first) return "turns";
  const system = first.role === "system" ? first.content : null;
  const turns = system === null ? row.prompt : rest;
  const inTurn = turns.every(({ role }, i) => role === (i % 2 === 0 ? "user" : "assistant"));
  if (!inTurn || turns.length % 2 === 0) return "turns";
  return { system, turns };
}

/** The one question of a row without system message and earlier turns, or why it has none. */
export function singleTurn(row: TrlRow): { question: string } | Unfit {
  const found = conversation(row);
  if (typeof found === "string") return found;
  if (found.system !== null) return "system-message";
  const [only, more] = found.turns;
  if (!only) return "turns";
  return more ? "several-turns" : { question: only.content };
}

/** What goes with every row of ours and that no trainer reads. */
export function provenance(row: TrlRow): Omit<TrlRow, "prompt" | "chosen" | "rejected"> {
  const { prompt: _prompt, chosen: _chosen, rejected: _rejected, ...rest } = row;
  return rest;
}
