import { answerAt, promptOf, turnsAt } from "./conversation";
import type { Preset } from "./preset";
import { known, promptFields } from "./values";

/**
 * MPO (multilingual safety alignment by reward gap optimisation): a pair in a target language, beside the English pair
 * that it goes with. The English chosen text becomes the reference; the English pair itself is not a row of ours.
 */
export const mpo: Preset = {
  name: "mpo",
  title: "MPO",
  detects: (columns) => columns.has("target_chosen") && columns.has("target_rejected"),
  rows(record) {
    const column = record.target_conversations === undefined ? "target_messages" : "target_conversations";
    const source = record.source_conversations === undefined ? "source_messages" : "source_conversations";
    const english = record[source] === undefined ? undefined : promptOf(turnsAt(record, source));
    return {
      rows: [
        known({
          ...promptFields(record),
          prompt: promptOf(turnsAt(record, column)),
          prompt_en: english,
          reference:
            record.source_chosen === undefined ? undefined : answerAt(record, "source_chosen").answer,
          chosen: answerAt(record, "target_chosen").answer,
          rejected: answerAt(record, "target_rejected").answer,
          method: "mpo",
        }),
      ],
    };
  },
};
