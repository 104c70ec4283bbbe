import type method from "../messages/en/method.json";
import type parameter from "../messages/en/parameter.json";

/**
 * What people read about methods and parameters stands in lib/messages, in every language, under these ids. These are
 * types alone: no text is loaded with the methods.
 */
export type StatementId = keyof typeof method.statement;
export type WhyId = keyof typeof method.why;
export type ParameterId = Exclude<keyof typeof parameter, "option">;

/** Gives a parameter the id of its title and description, by which forms and the command line find them. */
export function words(id: ParameterId): { words: ParameterId } {
  return { words: id };
}
