import { type Preset, refuse } from "./preset";
import { anyText, known, listAt, listBeside, numberOf, promptFields, textAt } from "./values";

/** Implicit cross-lingual rewarding (arXiv 2503.04647), as its scripts write samples and pairs. */
export const icr: Preset = {
  name: "icr",
  title: "ICR",
  detects: (columns, sample) =>
    (columns.has("response") && Array.isArray(sample.response) && !columns.has("models")) ||
    (columns.has("chosen") && columns.has("reject")),
  rows(record) {
    const prompt = anyText(record, ["prompt", "instruction"]) ?? textAt(record, "prompt");
    const shared = { ...promptFields(record), prompt };
    if (record.chosen !== undefined && record.chosen !== null) {
      const pair = { chosen: textAt(record, "chosen"), rejected: textAt(record, "reject") };
      return { rows: [{ ...shared, ...pair, method: "implicit-reward" }] };
    }
    const responses = listAt(record, "response");
    if (responses.length === 0) refuse("no-responses-in-row", "response", "is an empty list");
    const policy = listBeside(record, "response_log_probs", responses);
    const reference =
      listBeside(record, "reference_response_log_probs", responses) ??
      listBeside(record, "ref_response_log_probs", responses);
    const rows = responses.map((response, n) =>
      known({
        ...shared,
        response,
        policy_logprob: sumOf(policy?.[n]),
        reference_logprob: sumOf(reference?.[n]),
      }),
    );
    return { rows };
  },
};

/** The sum over the tokens, where they stand one by one. */
function sumOf(value: unknown): number | undefined {
  if (!Array.isArray(value)) return numberOf(value);
  let sum = 0;
  for (const part of value) {
    const number = numberOf(part);
    if (number === undefined) return undefined;
    sum += number;
  }
  return sum;
}
