import { promptOf, type Turn } from "./conversation";
import { type Preset, type Raw, refuse } from "./preset";
import { anyText, known, promptFields, textAt, valueAt } from "./values";

/** Alpaca's columns, as LLaMA-Factory reads them: instruction and input, an output or chosen and rejected. */
export const alpaca: Preset = {
  name: "alpaca",
  title: "Alpaca, LLaMA-Factory",
  detects: (columns) =>
    columns.has("instruction") &&
    (columns.has("input") || columns.has("output") || columns.has("chosen")) &&
    !columns.has("pred") &&
    !columns.has("completions") &&
    !columns.has("generations") &&
    !columns.has("prefered_output"),
  rows(record) {
    const prompt = { ...promptFields(record), prompt: promptIn(record) };
    // An older ranking form has both answers, the better first, in one list.
    const both = Array.isArray(record.output) ? record.output : undefined;
    if (both && both.length !== 2) {
      refuse("column-type", "output", "is a list of other than two texts");
    }
    const chosen = both ? both[0] : record.chosen;
    if (chosen !== undefined && chosen !== null && chosen !== "") {
      const rejected = both ? both[1] : textAt(record, "rejected");
      return { rows: [{ ...prompt, chosen, rejected }] };
    }
    const response = anyText(record, ["output", "response"]);
    return { rows: [known({ ...prompt, response })] };
  },
};

/** LLaMA-Factory puts instruction and input together with a line break; history stands before them. */
function promptIn(record: Raw) {
  const instruction = textAt(record, "instruction");
  const input = anyText(record, ["input"]);
  const turns: Turn[] = [];
  const history = valueAt(record, "history");
  for (const [n, turn] of (Array.isArray(history) ? history : []).entries()) {
    const [question, answer] = Array.isArray(turn) ? turn : [];
    if (typeof question !== "string" || typeof answer !== "string") {
      refuse("column-type", `history.${n}`, "is not a question and its answer");
    }
    turns.push({ role: "user", content: question }, { role: "assistant", content: answer });
  }
  turns.push({ role: "user", content: input === undefined ? instruction : `${instruction}\n${input}` });
  return promptOf(turns, anyText(record, ["system"]));
}
