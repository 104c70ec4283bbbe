import { singleTurn, type Unfit } from "./format";
import type { ReviewedRow } from "./reviewed-row";

/** The labelling interface to which the tasks belong. */
export const labelStudioConfig = `<View>
  <Text name="prompt" value="$prompt"/>
  <Pairwise name="pw" toName="ra,rb"/>
  <Text name="ra" value="$response_a"/>
  <Text name="rb" value="$response_b"/>
</View>
`;

/**
 * A task of Label Studio's pairwise template with its annotations: left is what the method chose. The template has no
 * value for a rejected pair: such an annotation has an empty result. `number` counts tasks from 1.
 * Source: label-studio-frontend, src/tags/control/Pairwise.js.
 */
export function labelStudioTask(row: ReviewedRow, number: number): object | Unfit {
  const found = singleTurn(row);
  if (typeof found === "string") return found;
  const swapped = row.decision === "swap";
  const [left, right] = swapped ? [row.rejected, row.chosen] : [row.chosen, row.rejected];
  return {
    id: number,
    data: {
      prompt: found.question,
      response_a: left[0].content,
      response_b: right[0].content,
      language: row.language,
      pair_id: row.pair_id,
    },
    annotations: row.reviews.map((review, i) => ({
      id: number * 100 + i,
      completed_by: review.reviewer,
      lead_time: review.durationMs / 1000,
      was_cancelled: false,
      ground_truth: false,
      created_at: review.decidedAt,
      updated_at: review.decidedAt,
      result:
        review.verdict === "reject"
          ? []
          : [
              {
                id: `${row.pair_id}-${i}`,
                from_name: "pw",
                to_name: "pw",
                type: "pairwise",
                origin: "manual",
                value: { selected: review.verdict === "accept" ? "left" : "right" },
              },
            ],
    })),
    predictions: [],
  };
}
