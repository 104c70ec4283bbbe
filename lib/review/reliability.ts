import type { Proportion } from "../agreement/wilson";

/**
 * How reliable one person is in one language, from what nobody sees: pairs with a known answer, one's own pairs again,
 * equal texts; and from the sides of all blind choices. Each share with its n and Wilson's interval.
 */
export type Reliability = {
  userId: string;
  name: string;
  language: string;
  /** Counted decisions of work. */
  decisions: number;
  /** Answers to gold pairs that were right. "Cannot judge" is no answer. */
  gold: Proportion;
  /** Pairs judged again, sides flipped, with the same verdict as the first time. */
  consistency: Proportion;
  /** Equal texts of which neither was called better. */
  ties: Proportion;
  /** Choices of the left one among those of left or right: one half, but for chance, where sides play no part. */
  left: Proportion;
};
