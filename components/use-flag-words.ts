"use client";

import { useTranslations } from "use-intl/react";
import { baseOfFlag, isFlag } from "@/lib/construct/flags";

/** What flags are called and what they say. One that only a later version knows stands there by its id. */
export function useFlagWords() {
  const t = useTranslations("flag");
  return {
    /** As it stands in a list: "chosen: wrong language". */
    name(flag: string): string {
      if (!isFlag(flag)) return flag;
      const { side, base } = baseOfFlag(flag);
      const name = t(`name.${base}`);
      return side ? t(`${side}.name`, { flag: name }) : name;
    },
    /** In a full sentence, where there is room to read it. */
    sentence(flag: string): string {
      if (!isFlag(flag)) return flag;
      const { side, base } = baseOfFlag(flag);
      const sentence = t(`sentence.${base}`);
      return side ? t(`${side}.sentence`, { sentence }) : sentence;
    },
  };
}
