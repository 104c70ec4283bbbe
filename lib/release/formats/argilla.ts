import { singleTurn, type Unfit } from "./format";
import type { ReviewedRow } from "./reviewed-row";

/**
 * A record for Argilla 2: the method's choice as a suggestion, decisions as responses. What the method chose stands as
 * response_a, whatever people said of it; a rejected pair has no preferred side and its decision no value there.
 * Source: argilla records/_resource.py and _io/_generic.py.
 */
export function argillaRecord(row: ReviewedRow): object | Unfit {
  const found = singleTurn(row);
  if (typeof found === "string") return found;
  const swapped = row.decision === "swap";
  const [proposed, other] = swapped ? [row.rejected, row.chosen] : [row.chosen, row.rejected];
  return {
    id: row.pair_id,
    fields: { prompt: found.question, response_a: proposed[0].content, response_b: other[0].content },
    metadata: {
      language: row.language,
      ...(row.score_margin === null ? {} : { score_margin: swapped ? -row.score_margin : row.score_margin }),
    },
    suggestions: { preference: { value: "response_a", score: null, agent: row.method } },
    responses: {
      preference: row.reviews
        .filter(({ verdict }) => verdict !== "reject")
        .map(({ verdict, reviewer }) => ({
          value: verdict === "accept" ? "response_a" : "response_b",
          user_id: reviewer,
        })),
    },
    vectors: {},
    _server_id: null,
  };
}
