import { lastNumberText } from "./last-number";
import { type Preset, type Raw, refuse } from "./preset";
import { isRecord, known, listAt, numberOf, promptFields, textAt } from "./values";

const score = "nllb-200-distilled-600M-reward-mean";

/** MAPO (arXiv 2401.06838): sampled answers with their alignment scores, or pairs with the prompt inside both texts. */
export const mapo: Preset = {
  name: "mapo",
  title: "MAPO",
  detects: (columns, sample) =>
    (columns.has("accept") && columns.has("reject")) ||
    (columns.has("answers") && Array.isArray(sample.answers) && isRecord(sample.answers[0])),
  rows(record) {
    if (record.accept !== undefined && record.accept !== null) return { rows: [pairOf(record)] };
    const prompt = textAt(record, "prompt");
    const answers = listAt(record, "answers");
    if (answers.length === 0) refuse("no-responses-in-row", "answers", "is an empty list");
    const shared = known({
      ...promptFields(record),
      ...languageIn(prompt),
      prompt,
      task: "math",
      gold: typeof record.answer === "string" ? lastNumberText(record.answer) : goldOf(record.answer),
    });
    const rows = answers.map((answer, n) => {
      if (!isRecord(answer)) refuse("column-type", `answers.${n}`, "is not an object with a generated text");
      const alignment = numberOf(answer[score]);
      return known({
        ...shared,
        response: textAt(answer, "generated"),
        scores: alignment === undefined ? undefined : { alignment },
      });
    });
    return { rows };
  },
};

function goldOf(answer: unknown): string | undefined {
  return typeof answer === "number" && Number.isFinite(answer) ? String(answer) : undefined;
}

/** MAPO's prompts name their language: "… Please answer in Swahili.\n\n### Instruction:". */
function languageIn(prompt: string): Raw {
  const named = /Please answer in (\p{L}+(?: \p{L}+)?)\./u.exec(prompt)?.[1];
  return named === undefined ? {} : { language: named };
}

const marker = "### Response:";

/** Both texts begin with the prompt, which ends at the template's mark; without the mark nobody knows where. */
function pairOf(record: Raw): Raw {
  const [accept, reject] = [textAt(record, "accept"), textAt(record, "reject")];
  const end = accept.indexOf(marker) + marker.length;
  if (end < marker.length) {
    refuse("prompt-not-found", "accept", `has no "${marker}" that would say where the prompt ends`);
  }
  const prompt = accept.slice(0, end);
  if (!reject.startsWith(prompt)) {
    refuse("prompts-differ", "reject", "does not begin with the prompt that accept begins with");
  }
  const margin = numberOf(record["score-diff"]);
  return known({
    ...promptFields(record),
    ...languageIn(prompt),
    prompt,
    chosen: accept.slice(end),
    rejected: reject.slice(end),
    method: "mapo",
    scores: margin === undefined ? undefined : { margin },
  });
}
