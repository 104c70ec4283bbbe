import { useTranslations } from "use-intl/react";
import { useFlagWords } from "../use-flag-words";

/** Flags by their names, each with its sentence for whoever rests on it. */
export function FlagList({ flags, className = "" }: { flags: readonly string[]; className?: string }) {
  const t = useTranslations("flag");
  const words = useFlagWords();
  if (flags.length === 0) return null;
  return (
    <ul aria-label={t("list")} className={`flex flex-wrap gap-x-3 gap-y-0.5 text-sm text-muted ${className}`}>
      {flags.map((flag) => (
        <li key={flag} title={words.sentence(flag)} className="flex items-baseline gap-1">
          <FlagMark />
          {words.name(flag)}
        </li>
      ))}
    </ul>
  );
}

/** The same in full sentences, where there is room to read them. */
export function FlagSentences({ flags }: { flags: readonly string[] }) {
  const words = useFlagWords();
  if (flags.length === 0) return null;
  return (
    <ul className="grid gap-1">
      {flags.map((flag) => (
        <li key={flag} className="flex items-baseline gap-2">
          <FlagMark />
          <span>{words.sentence(flag)}</span>
        </li>
      ))}
    </ul>
  );
}

function FlagMark() {
  return (
    <svg width="7" height="10" viewBox="0 0 7 10" aria-hidden="true" className="shrink-0">
      <path d="M1 10V0.5h5.5L5 2.75 6.5 5H1" fill="none" stroke="currentColor" />
    </svg>
  );
}
