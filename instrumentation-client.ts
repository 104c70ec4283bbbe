import type { $ZodConfig } from "zod/v4/core";

declare global {
  /** Where every copy of Zod in a page finds its configuration. */
  var __zod_globalConfig: $ZodConfig | undefined;
}

// Runs in the browser before anything else of ours. Zod would try `new Function` when the first schema is made, which
// our content security policy refuses and reports as a violation. Said by its global and not by its `config`, so that a
// page without schemas is a page without Zod.
globalThis.__zod_globalConfig = { jitless: true };
