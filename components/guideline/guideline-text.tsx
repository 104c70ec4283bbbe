"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { GuidelineText as Text } from "@/lib/review/guideline";
import { ReadingText } from "../text/reading-text";
import { useLanguageName } from "../use-language-name";

/** A guideline as its reader needs it: the text in a language of theirs, the other languages one choice away. */
export function GuidelineText({ texts }: { texts: readonly Text[] }) {
  const t = useTranslations("guideline");
  const nameOf = useLanguageName();
  const [picked, setPicked] = useState(0);
  const shown = texts[picked] ?? texts[0];
  if (!shown) return <p className="text-muted">{t("none")}</p>;
  return (
    <div className="grid gap-4">
      {texts.length > 1 ? (
        <select
          aria-label={t("language")}
          value={picked}
          onChange={(event) => setPicked(Number(event.target.value))}
          className="h-9 justify-self-start rounded-control border border-outline bg-raised px-3 pointer-coarse:h-[44px]"
        >
          {texts.map(({ language }, index) => (
            <option key={language ?? ""} value={index}>
              {language === null ? t("unnamed") : nameOf(language)}
            </option>
          ))}
        </select>
      ) : null}
      <ReadingText key={picked} text={shown.text} language={shown.language ?? "und"} set />
    </div>
  );
}
