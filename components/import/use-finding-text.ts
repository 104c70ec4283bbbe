"use client";

import { useLocale, useTranslations } from "use-intl/react";
import type words from "@/lib/messages/en/importProblem.json";

type Finding = { code: string; message: string };
type Code = keyof typeof words;

/**
 * Says what an import found, in the language of the interface, by its code. `exact` is the server's sentence with the
 * value or the line that it is about: the report is stored in English, and beside other languages it is quoted.
 */
export function useFindingText(): (finding: Finding) => { text: string; exact: string | null } {
  const t = useTranslations("importProblem");
  const locale = useLocale();
  const isCode = (code: string): code is Code => t.has(code as Code);
  return ({ code, message }) => {
    // The server's English sentence says all that the catalogue's does, and more.
    if (locale === "en" || !isCode(code)) return { text: message, exact: null };
    return { text: t(code), exact: saysMore.has(code) ? message : null };
  };
}

/** Where the sentence of the code leaves out a value, a limit, or the other line. */
const saysMore: ReadonlySet<string> = new Set<Code>([
  "wrong-type",
  "unknown-value",
  "too-long",
  "unknown-language",
  "too-many-scores",
  "meta-too-large",
  "column-missing",
  "column-type",
  "uneven-lists",
  "prompts-differ",
  "prompt-not-found",
  "not-one-answer",
  "unsafe-number",
  "not-utf-8",
  "line-too-long",
  "array-too-large",
  "packed-too-tightly",
  "too-many-columns",
  "unnamed-column",
  "uneven-row",
  "row-group-too-large",
  "broken-parquet",
  "response-twice",
  "response-differs",
  "pair-twice",
  "mixed-file",
  "prompt-differs",
  "task-differs",
  "vector-length",
  "task-changed",
]);
