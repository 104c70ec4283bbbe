import { answerAt, answered, promptOf, turnsAt } from "./conversation";
import type { Preset, Raw } from "./preset";
import { anyText, promptFields } from "./values";

/** ShareGPT's conversations (`from`, `value`), with chosen and rejected beside them, or an answer at their end. */
export const sharegpt: Preset = {
  name: "sharegpt",
  title: "ShareGPT",
  detects: (columns, sample) => columns.has("conversations") && Array.isArray(sample.conversations),
  rows(record) {
    const turns = turnsAt(record, "conversations");
    const shared = promptFields(record);
    const system = systemIn(record, turns[0]?.role);
    if (record.chosen !== undefined && record.chosen !== null) {
      const [chosen, rejected] = [answerAt(record, "chosen"), answerAt(record, "rejected")];
      return {
        rows: [
          { ...shared, prompt: promptOf(turns, system), chosen: chosen.answer, rejected: rejected.answer },
        ],
      };
    }
    if (turns.at(-1)?.role === "user") return { rows: [{ ...shared, prompt: promptOf(turns, system) }] };
    const { prompt, answer } = answered(turns, "conversations");
    return { rows: [{ ...shared, prompt: promptOf(prompt, system), response: answer }] };
  },
};

function systemIn(record: Raw, firstRole: string | undefined): string | undefined {
  return firstRole === "system" ? undefined : anyText(record, ["system"]);
}
