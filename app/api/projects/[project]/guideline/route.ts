import { changeGuideline, GuidelineRequest, readGuideline } from "@/lib/server/review/guideline";
import { route } from "@/lib/server/route";

export const GET = route({
  access: "annotator",
  run: async ({ membership }) =>
    (await readGuideline(membership.projectId)) ?? { version: 0, text: "", language: null, texts: {} },
});

export const PUT = route({
  access: "lead",
  body: GuidelineRequest,
  run: async ({ actor, membership, body }) => changeGuideline(actor, membership.projectId, body),
});
