"use client";

import { useTranslations } from "use-intl/react";
import { useByLanguageName, useLanguageName } from "../use-language-name";

/** The languages of the project to tick, in a form whose field is `language`. */
export function LanguageBoxes({ languages, ticked = [] }: { languages: string[]; ticked?: string[] }) {
  const t = useTranslations("people.invite");
  const languageName = useLanguageName();
  const byName = useByLanguageName();
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">{t("languages")}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {[...new Set([...languages, ...ticked])]
          .map((language) => ({ language }))
          .sort(byName)
          .map(({ language }) => (
            <label
              key={language}
              className="flex cursor-pointer items-center gap-2 py-1 pointer-coarse:py-2.5"
            >
              <input
                type="checkbox"
                name="language"
                value={language}
                defaultChecked={ticked.includes(language)}
                className="size-4 accent-accent"
              />
              {languageName(language)}
            </label>
          ))}
        {languages.length + ticked.length === 0 ? <p className="text-muted">{t("importFirst")}</p> : null}
      </div>
    </fieldset>
  );
}
