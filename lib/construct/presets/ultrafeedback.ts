import { type Preset, type Raw, refuse } from "./preset";
import { isRecord, known, listAt, numberOf, promptFields, textAt } from "./values";

/** UltraFeedback as its authors released it: one instruction, completions of several models with their ratings. */
export const ultrafeedback: Preset = {
  name: "ultrafeedback",
  title: "UltraFeedback, raw",
  language: "en",
  detects: (columns, sample) =>
    columns.has("instruction") && columns.has("completions") && Array.isArray(sample.completions),
  rows(record) {
    const shared = { ...promptFields(record), prompt: textAt(record, "instruction") };
    const completions = listAt(record, "completions");
    if (completions.length === 0) refuse("no-responses-in-row", "completions", "is an empty list");
    const rows = completions.map((completion, n) => {
      if (!isRecord(completion))
        refuse("column-type", `completions.${n}`, "is not an object with a response");
      return known({
        ...shared,
        response: textAt(completion, "response"),
        model: typeof completion.model === "string" ? completion.model : undefined,
        scores: scoresOf(completion),
      });
    });
    return { rows };
  },
};

function scoresOf(completion: Raw): Raw | undefined {
  const scores = known({
    reward: numberOf(completion["fine-grained_score"]),
    overall: numberOf(completion.overall_score),
  });
  return Object.keys(scores).length > 0 ? scores : undefined;
}
