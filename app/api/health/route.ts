import { buildId } from "@/lib/server/build";
import { prisma } from "@/lib/server/db";
import { route } from "@/lib/server/route";

export const GET = route({
  access: "public",
  run: async () => {
    await prisma().$queryRaw`select 1`;
    return { status: "ok", build: buildId() };
  },
});
