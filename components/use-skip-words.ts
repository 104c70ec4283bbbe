"use client";

import { useTranslations } from "use-intl/react";
import { isSkipReason } from "@/lib/construct/types";

/** Why a prompt gave no pair: in two words, and in a sentence. A reason that only a later version knows stands there by its id. */
export function useSkipWords() {
  const t = useTranslations("skip");
  return {
    name: (reason: string) => (isSkipReason(reason) ? t(`name.${reason}`) : reason),
    sentence: (reason: string) => (isSkipReason(reason) ? t(`sentence.${reason}`) : reason),
  };
}
