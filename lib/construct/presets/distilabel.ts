import { promptOf, turnsAt } from "./conversation";
import { type MappingFinding, type Preset, type Raw, refuse } from "./preset";
import {
  anyText,
  isRecord,
  known,
  listAt,
  listBeside,
  numberOf,
  promptFields,
  textAt,
  textOf,
} from "./values";

/** distilabel's UltraFeedback step: generations and their ratings, either of which may have failed and be null. */
export const distilabel: Preset = {
  name: "distilabel",
  title: "distilabel",
  detects: (columns, sample) => columns.has("generations") && Array.isArray(sample.generations),
  rows(record) {
    const generations = listAt(record, "generations");
    const column = record.ratings === undefined ? "rating" : "ratings";
    const ratings = listBeside(record, column, generations);
    const models =
      listBeside(record, "generation_models", generations) ?? listBeside(record, "model_names", generations);
    const shared = { ...promptFields(record), prompt: promptIn(record) };
    const warnings: MappingFinding[] = [];
    const rows: Raw[] = [];
    for (const [n, generation] of generations.entries()) {
      if (generation === null || generation === undefined) {
        const message = "failed when the file was made, and was left out";
        warnings.push({ code: "null-generation", column: `generations.${n}`, message });
        continue;
      }
      const reward = numberOf(ratings?.[n]);
      rows.push(
        known({
          ...shared,
          response: generation,
          model: textOf(models?.[n]),
          scores: reward === undefined ? undefined : { reward },
        }),
      );
    }
    if (rows.length === 0) refuse("no-responses-in-row", "generations", "has no generation that succeeded");
    return { rows, warnings };
  },
};

function promptIn(record: Raw): unknown {
  const text = anyText(record, ["instruction", "input", "prompt"]);
  if (text !== undefined) return text;
  const conversation = record.conversation ?? record.messages;
  if (Array.isArray(conversation) && isRecord(conversation[0])) {
    return promptOf(turnsAt(record, record.conversation ? "conversation" : "messages"));
  }
  return textAt(record, "instruction");
}
