import type { Preset } from "./preset";
import { anyText, known, promptFields, textAt } from "./values";

/** Okapi's ranking data (arXiv 2307.16039): `prefered_output` is spelled so. */
export const okapi: Preset = {
  name: "okapi",
  title: "Okapi",
  detects: (columns) => columns.has("prefered_output"),
  rows(record) {
    const instruction = anyText(record, ["instruction", "prompt"]) ?? textAt(record, "instruction");
    const input = anyText(record, ["input"]);
    return {
      rows: [
        known({
          ...promptFields(record),
          prompt: input === undefined ? instruction : `${instruction}\n${input}`,
          chosen: textAt(record, "prefered_output"),
          rejected: textAt(record, "rejected_output"),
        }),
      ],
    };
  },
};
