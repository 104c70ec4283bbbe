"use client";

import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { wilson } from "@/lib/agreement/wilson";
import type { Overlap, RunName, RunPage } from "@/lib/run-answers";
import { InlineSelect } from "../pairs/inline-select";
import { Matrix } from "../plots/matrix";
import { TwoViews } from "../plots/two-views";
import { useLanguageOrder } from "../use-language-order";
import { useNumbers } from "../use-numbers";
import { AgreementTable } from "./agreement-table";
import { methodTitle } from "./run-words";

type Props = { projectId: string; page: Pick<RunPage, "run" | "compared" | "overlaps" | "complete"> };

/** How often each two methods chose the same text, on the prompts that both paired. */
export function MethodAgreement({ projectId, page: { run, compared: all, overlaps, complete } }: Props) {
  const t = useTranslations("run.agreement");
  const { nameOf: languageName, byName } = useLanguageOrder();
  const numbers = useNumbers();
  const [language, setLanguage] = useState("");
  // Nobody agrees with a method that has made no pair.
  const compared = all.filter(({ pairs }) => pairs > 0);
  if (run.pairs === 0 || compared.length < 2) {
    return (
      <section aria-label={t("title")} className="grid gap-2">
        <h2 className="text-lg font-medium">{t("title")}</h2>
        <p className="max-w-[72ch] text-muted">
          {t.rich(run.pairs === 0 ? "noPair" : "noOther", {
            link: (words) => (
              <Link href={`/projects/${projectId}/construct`} className="text-accent underline">
                {words}
              </Link>
            ),
          })}
        </p>
      </section>
    );
  }
  const languages = [...new Set(overlaps.map(({ language }) => language))].sort(byName);
  const couples = couplesOf(compared, overlaps, language);
  const nameOf = (other: RunName) =>
    other.id !== run.id && other.method === run.method ? t("earlier") : methodTitle(other.method);
  const nameById = (id: string) => {
    const found = compared.find((run) => run.id === id);
    return found ? nameOf(found) : "";
  };
  const cellOf = ({ both, sameChosen }: Couple, href: string) => {
    const { value, interval } = wilson(sameChosen, both);
    if (value === null || interval === null) {
      return {
        share: null,
        title: t("nothingCommon"),
        content: <span className="text-sm text-faint">{t("none")}</span>,
      };
    }
    const [low, high] = [numbers.share(interval[0]), numbers.share(interval[1])];
    return {
      share: value,
      title: t("cell", { same: sameChosen, both, value: numbers.share(value), low, high }),
      content: (
        <Link
          href={language === "" ? href : `${href}?language=${language}`}
          prefetch={false}
          className="grid h-full content-center no-underline hover:underline"
        >
          <span className="text-md">{numbers.share(value)}</span>
          <span className="text-xs">n {numbers.count(both)}</span>
        </Link>
      ),
    };
  };
  return (
    <TwoViews
      title={t("title")}
      note={complete ? t("note") : t("noteCounting")}
      controls={
        <InlineSelect
          label={t("language")}
          value={language}
          onChange={({ target }) => setLanguage(target.value)}
        >
          <option value="">{t("allLanguages")}</option>
          {languages.map((name) => (
            <option key={name} value={name}>
              {languageName(name)}
            </option>
          ))}
        </InlineSelect>
      }
      plot={
        <Matrix
          label={t("title")}
          headings={compared.map((other) => ({
            key: other.id,
            name:
              other.id === run.id ? (
                <strong className="font-medium text-ink">{nameOf(other)}</strong>
              ) : (
                nameOf(other)
              ),
          }))}
          cellOf={(row, column) => {
            const couple = couples.find(({ ids }) => ids.includes(row) && ids.includes(column));
            return couple ? cellOf(couple, `/projects/${projectId}/runs/${row}/comparison/${column}`) : null;
          }}
        />
      }
      table={
        <AgreementTable
          rows={couples.map(({ ids: [one, other], ...counts }) => ({
            key: `${one} ${other}`,
            names: [nameById(one), nameById(other)],
            href: `/projects/${projectId}/runs/${one}/comparison/${other}`,
            ...counts,
          }))}
        />
      }
    />
  );
}

export type Counts = Pick<Overlap, "both" | "sameChosen" | "sameRejected" | "flipped">;
type Couple = Counts & { ids: [string, string] };

/** Each two runs once, with their counts in a language, or summed over all. */
function couplesOf(runs: readonly RunName[], overlaps: readonly Overlap[], language: string): Couple[] {
  return runs.flatMap((one, at) =>
    runs.slice(at + 1).flatMap((other): Couple[] => {
      const rows = overlaps.filter(
        ({ runId, otherId }) =>
          (runId === one.id && otherId === other.id) || (runId === other.id && otherId === one.id),
      );
      if (rows.length === 0) return [];
      const own = rows.filter((row) => language === "" || row.language === language);
      const sum = (of: (row: Overlap) => number) => own.reduce((total, row) => total + of(row), 0);
      return [
        {
          ids: [one.id, other.id],
          both: sum(({ both }) => both),
          sameChosen: sum(({ sameChosen }) => sameChosen),
          sameRejected: sum(({ sameRejected }) => sameRejected),
          flipped: sum(({ flipped }) => flipped),
        },
      ];
    }),
  );
}
