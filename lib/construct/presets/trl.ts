import {
  answerAt,
  isChat,
  type PromptValue,
  promptOf,
  sameTurns,
  sharedPrompt,
  type Turn,
  turnsAt,
} from "./conversation";
import { type Preset, type Raw, refuse } from "./preset";
import { known, numberOf, promptFields, textAt, textOf } from "./values";

/**
 * TRL's preference formats, explicit (a prompt column) or implicit (the prompt inside both sides), of texts or of turns;
 * UltraFeedback binarized and distilabel's pairs are of this kind. Also its unpaired form: completion and label.
 */
export const trl: Preset = {
  name: "trl",
  title: "TRL, UltraFeedback binarized, distilabel pairs",
  detects: (columns, sample) =>
    (columns.has("chosen") &&
      columns.has("rejected") &&
      (isChat(sample.chosen) || (columns.has("prompt") && !columns.has("instruction")))) ||
    (columns.has("prompt") && columns.has("completion")),
  rows(record) {
    const common = { ...promptFields(record), ...known({ gold: textOf(record.gold) }) };
    if (record.completion !== undefined) {
      const label = record.label === true ? 1 : record.label === false ? 0 : numberOf(record.label);
      const side = answerAt(record, "completion");
      const row = { ...common, prompt: promptIn(record, side.prompt), response: side.answer };
      return { rows: [label === undefined ? row : { ...row, scores: { label } }] };
    }
    const [chosen, rejected] = [answerAt(record, "chosen"), answerAt(record, "rejected")];
    const inside = sharedPrompt(chosen.prompt, rejected.prompt);
    return {
      rows: [
        known({
          ...common,
          prompt: promptIn(record, inside),
          chosen: chosen.answer,
          rejected: rejected.answer,
          pair_id: textOf(record.pair_id),
          method: textOf(record.method),
          scores: scoresOf(record),
        }),
      ],
    };
  },
};

/** The prompt of its own column; turns that the sides bring along must end with it, and may say what came before. */
function promptIn(record: Raw, inside: readonly Turn[]): PromptValue {
  if (record.prompt === undefined || record.prompt === null) {
    if (inside.length === 0) refuse("prompt-not-found", "prompt", "is missing, and no side has it inside");
    return promptOf(inside);
  }
  if (isChat(record.prompt)) {
    const turns = turnsAt(record, "prompt");
    if (inside.length > 0 && !sameTurns(turns, inside)) refuseOther();
    return promptOf(turns);
  }
  const prompt = textAt(record, "prompt");
  if (inside.length === 0) return prompt;
  if (inside.at(-1)?.content !== prompt) refuseOther();
  return promptOf(inside);
}

function refuseOther(): never {
  refuse("prompts-differ", "prompt", "is not the prompt inside the chosen side");
}

function scoresOf(record: Raw): Raw | undefined {
  const chosen = numberOf(record.score_chosen ?? record.chosen_rating ?? record.chosen_score);
  const rejected = numberOf(record.score_rejected ?? record.rejected_rating ?? record.rejected_score);
  const given = numberOf(record.margin ?? record.score_margin);
  const margin = given ?? (chosen !== undefined && rejected !== undefined ? chosen - rejected : undefined);
  const scores = known({ chosen, rejected, margin });
  return Object.keys(scores).length > 0 ? scores : undefined;
}
