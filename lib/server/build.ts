import { readFileSync } from "node:fs";
import { join } from "node:path";

let known: string | null | undefined;

/** Names the build that this server is of, as Next named it; null in development. A page of another build is an older one. */
export function buildId(): string | null {
  if (known === undefined) {
    try {
      known = readFileSync(join(process.cwd(), ".next", "BUILD_ID"), "utf8").trim();
    } catch {
      known = null;
    }
  }
  return process.env.NODE_ENV === "production" ? known : null;
}
