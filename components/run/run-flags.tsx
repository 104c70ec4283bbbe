import Link from "next/link";
import { useFormatter, useTranslations } from "use-intl/react";
import type { RunCounts } from "@/lib/answers";
import { useFlagWords } from "../use-flag-words";
import { useLanguageName } from "../use-language-name";
import { useNumbers } from "../use-numbers";

/** The flags of a run's pairs, the most frequent first; each leads to the pairs that bear it. */
export function RunFlags({ base, counts }: { base: string; counts: RunCounts }) {
  const t = useTranslations("run.flags");
  const format = useFormatter();
  const { count } = useNumbers();
  const flagWords = useFlagWords();
  const languageName = useLanguageName();
  const flags = flagsOf(counts);
  const inSome = (languages: string[]) =>
    languages.length <= 4
      ? format.list(languages)
      : format.list([...languages.slice(0, 4), t("more", { n: languages.length - 4 })]);
  if (flags.length === 0) return null;
  return (
    <section id="flags" aria-labelledby="flags-title" className="grid scroll-mt-6 gap-3">
      <h2 id="flags-title" className="text-lg font-medium">
        {t("title")}
      </h2>
      <ul className="divide-y divide-hairline border-y border-hairline">
        {flags.map(({ flag, n, languages }) => (
          <li
            key={flag}
            className="grid grid-cols-[3rem_minmax(0,1fr)] gap-x-4 py-2 lg:grid-cols-[3rem_12rem_minmax(0,1fr)_minmax(0,17rem)]"
          >
            <span className="text-end font-medium">{count(n)}</span>
            <Link href={`${base}?flag=${flag}#pairs`} className="w-fit text-accent underline">
              {flagWords.name(flag)}
            </Link>
            <p className="text-sm text-muted max-lg:col-start-2">{flagWords.sentence(flag)}</p>
            <p className="text-sm text-muted max-lg:col-start-2 lg:text-end">
              {inSome(languages.map(([language, n]) => `${languageName(language)} ${count(n)}`))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function flagsOf(counts: RunCounts) {
  const found = new Map<string, [language: string, n: number][]>();
  for (const [language, { flags }] of Object.entries(counts)) {
    for (const [flag, n] of Object.entries(flags)) {
      found.set(flag, [...(found.get(flag) ?? []), [language, n]]);
    }
  }
  return [...found]
    .map(([flag, rows]) => ({
      flag,
      n: rows.reduce((sum, [, n]) => sum + n, 0),
      languages: rows.sort(([, one], [, other]) => other - one),
    }))
    .sort((one, other) => other.n - one.n);
}
