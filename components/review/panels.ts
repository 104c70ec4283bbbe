// What the review page fetches after its first pair, in one piece.

export { SiblingsDialog } from "../siblings/siblings-dialog";
export { FindLine } from "./find-line";
export { GuidelineDialog } from "./guideline-dialog";
export { HelpDialog } from "./help-dialog";
export { QuestionDialog } from "./question-dialog";
