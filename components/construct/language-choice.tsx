import { useId } from "react";
import { useTranslations } from "use-intl/react";
import { useLanguageName } from "../use-language-name";

/** Some of a project's languages; none ticked is a choice of its own, which the hint explains. */
export function LanguageChoice({
  label,
  hint,
  languages,
  chosen,
  onChange,
}: {
  label: string;
  hint?: string | undefined;
  languages: readonly string[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const t = useTranslations("score");
  const languageName = useLanguageName();
  const id = useId();
  return (
    <fieldset aria-describedby={`${id}-hint`} className="grid gap-1.5">
      <legend className="mb-1.5 font-medium">{label}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {languages.map((language) => (
          <label key={language} className="flex min-h-6 cursor-pointer items-center gap-2 py-1">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={chosen.includes(language)}
              onChange={({ target }) =>
                onChange(
                  languages.filter((one) => (one === language ? target.checked : chosen.includes(one))),
                )
              }
            />
            {languageName(language)}
          </label>
        ))}
        {languages.length === 0 ? <p className="text-muted">{t("noLanguages")}</p> : null}
      </div>
      <p id={`${id}-hint`} className="text-sm text-muted">
        {hint}
      </p>
    </fieldset>
  );
}
