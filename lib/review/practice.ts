import type { Choice } from "./choice";
import type { ClaimedPair } from "./decision";
import type { Reason } from "./reasons";

/** What a practice pair expects, in the method's terms. */
export const expectations = ["chosen", "rejected", "both-good", "both-bad"] as const;
export type Expectation = (typeof expectations)[number];

/** The same as its annotator saw it. */
export type ExpectedChoice = "left" | "right" | "both-good" | "both-bad";

/**
 * What a blind choice says of the pair: `expectationOf("left", true)` is "chosen". Null for `cannot-judge`, and for
 * the choices of an open queue, which is never practised.
 */
export function expectationOf(choice: Choice, chosenLeft: boolean): Expectation | null {
  switch (choice) {
    case "left":
      return chosenLeft ? "chosen" : "rejected";
    case "right":
      return chosenLeft ? "rejected" : "chosen";
    case "both-good":
    case "both-bad":
      return choice;
    case "cannot-judge":
    case "accept":
    case "swap":
    case "reject":
      return null;
  }
}

/** The choice that an expectation means where the chosen response stands left, or right: the other way round. */
export function expectedChoice(expected: Expectation, chosenLeft: boolean): ExpectedChoice {
  if (expected === "both-good" || expected === "both-bad") return expected;
  return (expected === "chosen") === chosenLeft ? "left" : "right";
}

/** A pair of the round, as blind as in real work. */
export type PracticeTask = { practiceId: number; attempt: number; pair: ClaimedPair };

/** What is left of a round, or all of it again. `agreed` counts the newest answer to each pair. */
export type PracticeRound = {
  language: string;
  total: number;
  answered: number;
  agreed: number;
  reasons: Reason[];
  tasks: PracticeTask[];
};

/** The state of a round without its pairs. `due`: claims are refused until it is done. */
export type PracticeState = Omit<PracticeRound, "tasks" | "reasons"> & { due: boolean };

/** What somebody learns after an answer. */
export type PracticeFeedback = { agrees: boolean; expected: ExpectedChoice; why: string };

/** A practice pair in the lead's list, with how people's first answers compare with it. */
export type PracticePairRow = {
  id: number;
  pairId: number;
  promptKey: string;
  language: string;
  prompt: string;
  expected: Expectation;
  why: string;
  answers: number;
  agreed: number;
};

/** How one person did in one language: pairs of the round, those answered, and first answers that agreed. */
export type PracticePersonRow = {
  userId: string;
  name: string;
  language: string;
  total: number;
  answered: number;
  agreed: number;
  /** Goes at all of these pairs together; more than `answered` where somebody repeated the round. */
  attempts: number;
};

export type PracticeOverview = { pairs: PracticePairRow[]; people: PracticePersonRow[] };
