import type { Verdict } from "../../review/choice";
import type { TrlRow } from "../row";

/** One person's decision, under a pseudonym. */
export type Review = {
  reviewer: string;
  verdict: Verdict;
  reasons: string[];
  comment: string;
  durationMs: number;
  /** ISO 8601, UTC. */
  decidedAt: string;
};

/** A row with the decisions that made it, for the formats of annotation tools. */
export type ReviewedRow = TrlRow & { reviews: Review[] };
