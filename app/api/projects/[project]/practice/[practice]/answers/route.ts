import { answerPractice, PracticeAnswerRequest } from "@/lib/server/review/practice-answers";
import { route } from "@/lib/server/route";
import { rowIdOf } from "@/lib/server/row-id";

export const POST = route({
  access: "annotator",
  body: PracticeAnswerRequest,
  status: 201,
  run: async ({ actor, membership, params, body }) =>
    answerPractice(actor.userId, membership, rowIdOf(params.practice), body),
});
