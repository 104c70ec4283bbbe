import { answered, isChat, promptOf, turnsAt } from "./conversation";
import { type Preset, refuse } from "./preset";
import { isRecord, promptFields } from "./values";

/** OpenAI's files for fine-tuning by preference (input, preferred_output, non_preferred_output), or by examples (messages). */
export const openai: Preset = {
  name: "openai",
  title: "OpenAI",
  detects: (columns, sample) =>
    (columns.has("preferred_output") && columns.has("non_preferred_output")) ||
    (columns.has("messages") &&
      isChat(sample.messages) &&
      !columns.has("prompt") &&
      !columns.has("generations")),
  rows(record) {
    const shared = promptFields(record);
    if (record.preferred_output !== undefined) {
      const input = isRecord(record.input) ? record.input : record;
      return {
        rows: [
          {
            ...shared,
            prompt: promptOf(turnsAt(input, "messages")),
            chosen: oneAnswer(turnsAt(record, "preferred_output"), "preferred_output"),
            rejected: oneAnswer(turnsAt(record, "non_preferred_output"), "non_preferred_output"),
          },
        ],
      };
    }
    const turns = turnsAt(record, "messages");
    if (record.chosen !== undefined && record.rejected !== undefined) {
      const chosen = oneAnswer(turnsAt(record, "chosen"), "chosen");
      const rejected = oneAnswer(turnsAt(record, "rejected"), "rejected");
      return { rows: [{ ...shared, prompt: promptOf(turns), chosen, rejected }] };
    }
    if (turns.at(-1)?.role === "user") return { rows: [{ ...shared, prompt: promptOf(turns) }] };
    const { prompt, answer } = answered(turns, "messages");
    return { rows: [{ ...shared, prompt: promptOf(prompt), response: answer }] };
  },
};

function oneAnswer(turns: readonly { role: string; content: string }[], column: string): string {
  const [only, second] = turns;
  if (!only || second || only.role !== "assistant") {
    refuse("not-one-answer", column, "is not one turn of the assistant");
  }
  return only.content;
}
