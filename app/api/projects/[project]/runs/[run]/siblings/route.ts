import { z } from "zod";
import { MatrixPlace, readSiblingMatrix } from "@/lib/server/review/sibling-matrix";
import { idOf, route } from "@/lib/server/route";

export const GET = route({
  access: "lead",
  query: z.object({ after: MatrixPlace.optional() }),
  run: async ({ membership, params, query }) =>
    readSiblingMatrix(membership.projectId, idOf(params.run), query.after ?? null),
});
