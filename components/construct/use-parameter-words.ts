"use client";

import { useTranslations } from "use-intl/react";
import type { ParameterId } from "@/lib/construct/words";

/** What can be chosen for a parameter and is a word, no number or name. */
const options = ["chat", "completions", "policy", "reference", "score", "rerank", "judge", "first"] as const;

/** The title and the help of a parameter, and what its choices are called. */
export function useParameterWords(): ParameterWords {
  const t = useTranslations("parameter");
  return {
    title: (id) => t(`${id}.title`),
    description: (id) => t(`${id}.description`),
    option(name) {
      const known = options.find((option) => option === name);
      return known ? t(`option.${known}`) : name;
    },
  };
}

export type ParameterWords = {
  title: (id: ParameterId) => string;
  description: (id: ParameterId) => string;
  /** What has no words is shown as it is. */
  option: (name: string) => string;
};
