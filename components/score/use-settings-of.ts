"use client";

import { useFormatter } from "use-intl/react";
import { type ScoringKind, scoringParameters } from "@/lib/scoring";
import { propertiesOf } from "../construct/parameter-property";
import { useParameterWords } from "../construct/use-parameter-words";
import { useLanguageName } from "../use-language-name";

/**
 * What a scoring was set to where that is not the default, in the words of its form: of `"sample"` with
 * `{ n: 4, temperature: 0.9 }` it is "Responses per prompt 4".
 */
export function useSettingsOf(): (kind: ScoringKind, parameters: unknown) => string {
  const words = useParameterWords();
  const format = useFormatter();
  const languageName = useLanguageName();
  const inWords = (value: unknown) =>
    typeof value === "number" ? format.number(value, { useGrouping: false }) : words.option(String(value));
  return (kind, parameters) => {
    const given = new Map<string, unknown>(
      typeof parameters === "object" && parameters !== null ? Object.entries(parameters) : [],
    );
    return propertiesOf(scoringParameters[kind])
      .flatMap(({ name, words: id, ...property }) => {
        const value = given.get(name);
        // The model is said anyway, and batches change nothing that is made.
        if (value === undefined || name === "model" || name === "batchSize") return [];
        if (property.form === "languages")
          return Array.isArray(value) && value.length > 0
            ? [format.list(value.map((tag) => languageName(String(tag))))]
            : [];
        if (property.form === "choice" && name === "as") return [inWords(value)];
        if (value === (property.default ?? null)) return [];
        return [value === true ? words.title(id) : `${words.title(id)} ${inWords(value)}`];
      })
      .join(" · ");
  };
}
