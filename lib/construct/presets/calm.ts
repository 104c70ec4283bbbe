import { type Preset, refuse } from "./preset";
import { anyText, known, listAt, promptFields, textAt } from "./values";

/**
 * CALM (arXiv 2501.18457): `instruction`, `input`, three predictions in `pred[]`, the right option in `output`. Its files
 * have no ids and stand in the same order in every language: the place in the file is the prompt's id.
 */
export const calm: Preset = {
  name: "calm",
  title: "CALM",
  detects: (columns, sample) =>
    columns.has("instruction") && columns.has("pred") && Array.isArray(sample.pred),
  rows(record, place) {
    const input = anyText(record, ["input"]);
    const instruction = textAt(record, "instruction");
    const responses = listAt(record, "pred");
    if (responses.length === 0) refuse("no-responses-in-row", "pred", "is an empty list");
    const shared = known({
      prompt_id: `calm-${place}`,
      ...promptFields(record),
      prompt: input === undefined ? instruction : `${instruction}\n${input}`,
      task: "choice",
      gold: anyText(record, ["output"]),
    });
    return { rows: responses.map((response) => ({ ...shared, response })) };
  },
};
