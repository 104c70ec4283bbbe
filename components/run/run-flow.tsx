import { useTranslations } from "use-intl/react";
import type { RunSummary } from "@/lib/answers";
import { useNumbers } from "../use-numbers";

/** From prompts to pairs, each step a link to what it counts. A prompt in three languages counts three times. */
export function RunFlow({ run: { counts } }: { run: RunSummary }) {
  const t = useTranslations("run.flow");
  const numbers = useNumbers();
  const rows = Object.values(counts);
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0);
  const looked = sum(({ prompts }) => prompts);
  const skipped = sum(({ skips }) => Object.values(skips).reduce((total, n) => total + n, 0));
  const pairs = sum((row) => row.pairs);
  const flagged = sum(({ flags }) => Object.values(flags).reduce((total, n) => total + n, 0));
  const steps = [
    {
      n: looked,
      word: t("looked", { n: looked }),
      note: t("inLanguages", { n: rows.length }),
      href: "#languages",
    },
    {
      n: pairs,
      word: t("pairs", { n: pairs }),
      note: pairs > looked - skipped ? t("ofPrompts", { n: looked - skipped }) : "",
      href: "#pairs",
    },
    {
      n: skipped,
      word: t("skipped", { n: skipped }),
      note: looked > 0 ? t("share", { share: numbers.percent(skipped / looked) }) : "",
      href: "#languages",
    },
    { n: flagged, word: t("flags", { n: flagged }), note: t("remarks"), href: "#flags" },
  ];
  return (
    <ol className="grid grid-cols-2 gap-y-6 border-y border-hairline py-5 sm:grid-cols-4">
      {steps.map(({ n, word, note, href }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
        <li key={at} className="sm:not-first:border-s sm:not-first:border-hairline sm:not-first:ps-6">
          <a href={href} className="grid no-underline">
            <span className="text-2xl tracking-tight">{numbers.count(n)}</span>
            <span className="text-muted underline decoration-hairline underline-offset-4">{word}</span>
            <span className="text-sm text-faint">{note}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}
