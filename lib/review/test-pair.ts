import type { ClaimedPair } from "./decision";

/** For tests: a claimed pair of which only the assignment matters. */
export function pair(assignmentId: number): ClaimedPair {
  return {
    assignmentId,
    language: "de",
    prompt: "Wie viel?",
    promptEnglish: null,
    reference: null,
    left: "18",
    right: "20",
    leftGloss: null,
    rightGloss: null,
    proposed: null,
    scores: null,
    textVersion: 1,
    referenceVersion: 1,
  };
}
