import { isMethodName, methods } from "@/lib/construct/methods";
import type { RunName } from "@/lib/run-answers";
import { type ParameterProperty, propertiesOf } from "../construct/parameter-property";

/** A method's name for people; pairs from a file may bear one that we do not know. */
export function methodTitle(method: string): string {
  return isMethodName(method) ? methods[method].title : method;
}

/** A parameter of a run with what it was set to, and whether it would be so by itself. */
export type Setting = { property: ParameterProperty; value: unknown; usual: boolean };

/** The parameters of a run, in the method's own order. */
export function settingsOf({ method, parameters }: Pick<RunName, "method" | "parameters">): Setting[] {
  if (!isMethodName(method) || typeof parameters !== "object" || parameters === null) return [];
  const given = new Map<string, unknown>(Object.entries(parameters));
  return propertiesOf(methods[method].parameters).flatMap((property) => {
    if (!given.has(property.name)) return [];
    const value = given.get(property.name);
    return [{ property, value, usual: same(value, property.default) }];
  });
}

function same(value: unknown, standard: unknown): boolean {
  return JSON.stringify(value ?? null) === JSON.stringify(standard ?? null);
}
