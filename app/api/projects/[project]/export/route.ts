import { z } from "zod";
import { formatNamed, formats } from "@/lib/release/formats/formats";
import { audit } from "@/lib/server/audit";
import { prisma } from "@/lib/server/db";
import { type ExportReport, exportLines } from "@/lib/server/export";
import { route } from "@/lib/server/route";
import { fileResponse } from "@/lib/server/text-stream";

export const GET = route({
  access: "lead",
  query: z.strictObject({
    language: z
      .string()
      .regex(/^[A-Za-z0-9-]{2,35}$/)
      .optional(),
    format: z.enum(formats.map(({ name }) => name)).default("trl"),
  }),
  run: async ({ actor, membership, query }) => {
    const { projectId } = membership;
    const languages = query.language ? [query.language] : null;
    const format = formatNamed(query.format);
    const detail = { languages: languages ?? "all", format: format.name };
    await audit(prisma(), { userId: actor.userId, projectId, action: "export.started", detail });
    const report: ExportReport = { rows: {}, leftOut: {} };
    return fileResponse(
      exportLines({ projectId, languages }, report, format),
      `pairity-${query.language ?? "all"}${format.name === "trl" ? "" : `-${format.name}`}.${format.file}`,
    );
  },
});
