import { type Format, singleTurn } from "./format";

/**
 * The columns of UltraFeedback binarized. Its mix of a prompt string with lists of messages confuses current TRL; it is
 * for loaders that were written for that dataset.
 */
export const ultraFeedback: Format = {
  name: "ultrafeedback",
  title: "UltraFeedback binarized",
  file: "jsonl",
  source: "the cards of HuggingFaceH4/ultrafeedback_binarized and its derivatives",
  rows: (row) => {
    const found = singleTurn(row);
    if (typeof found === "string") return found;
    return [
      {
        prompt: found.question,
        prompt_id: row.prompt_id,
        chosen: [...row.prompt, ...row.chosen],
        rejected: [...row.prompt, ...row.rejected],
        messages: [...row.prompt, ...row.chosen],
        score_chosen: row.score_chosen,
        score_rejected: row.score_rejected,
      },
    ];
  },
};
