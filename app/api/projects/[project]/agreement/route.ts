import { AgreementFilter } from "@/lib/agreement-filter";
import { readAgreement } from "@/lib/server/agreement/read-agreement";
import { route } from "@/lib/server/route";

export const GET = route({
  access: "lead",
  query: AgreementFilter,
  run: async ({ membership, query }) => readAgreement(membership.projectId, query),
});
