import type {} from "use-intl";
import type entrance from "./en/entrance.json";
import type problem from "./en/problem.json";
import type project from "./en/project.json";
import type ui from "./en/ui.json";
import type { Locale } from "./locales";

/** All that a person reads in the interface, by the part of it that says so. English is the source; the others follow. */
export type Messages = {
  entrance: typeof entrance;
  problem: typeof problem;
  project: typeof project;
  ui: typeof ui;
};

export type Namespace = keyof Messages;

/** Needed on every page. The rest is sent to the pages that name it. */
export const everywhere = ["ui", "problem"] as const satisfies Namespace[];

declare module "use-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
