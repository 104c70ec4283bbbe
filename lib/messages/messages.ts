import type {} from "use-intl";
import type agreement from "./en/agreement.json";
import type board from "./en/board.json";
import type construct from "./en/construct.json";
import type duration from "./en/duration.json";
import type endpoint from "./en/endpoint.json";
import type entrance from "./en/entrance.json";
import type flag from "./en/flag.json";
import type guideline from "./en/guideline.json";
import type importing from "./en/import.json";
import type importProblem from "./en/importProblem.json";
import type method from "./en/method.json";
import type pairs from "./en/pairs.json";
import type parameter from "./en/parameter.json";
import type people from "./en/people.json";
import type plot from "./en/plot.json";
import type practice from "./en/practice.json";
import type problem from "./en/problem.json";
import type project from "./en/project.json";
import type questions from "./en/questions.json";
import type queues from "./en/queues.json";
import type reason from "./en/reason.json";
import type responses from "./en/responses.json";
import type review from "./en/review.json";
import type run from "./en/run.json";
import type saving from "./en/saving.json";
import type score from "./en/score.json";
import type settings from "./en/settings.json";
import type siblings from "./en/siblings.json";
import type skip from "./en/skip.json";
import type ui from "./en/ui.json";
import type { Locale } from "./locales";

/** All that a person reads in the interface, by the part of it that says so. English is the source; the others follow. */
export type Messages = {
  agreement: typeof agreement;
  board: typeof board;
  construct: typeof construct;
  duration: typeof duration;
  endpoint: typeof endpoint;
  entrance: typeof entrance;
  flag: typeof flag;
  guideline: typeof guideline;
  import: typeof importing;
  importProblem: typeof importProblem;
  method: typeof method;
  pairs: typeof pairs;
  parameter: typeof parameter;
  people: typeof people;
  plot: typeof plot;
  practice: typeof practice;
  problem: typeof problem;
  project: typeof project;
  questions: typeof questions;
  queues: typeof queues;
  reason: typeof reason;
  responses: typeof responses;
  review: typeof review;
  run: typeof run;
  saving: typeof saving;
  score: typeof score;
  settings: typeof settings;
  siblings: typeof siblings;
  skip: typeof skip;
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
