"use client";

import { useEffect, useRef, useState } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import type { Method } from "@/lib/construct/types";
import type { Trial } from "@/lib/pair-answers";
import { InlineSelect } from "../pairs/inline-select";
import { useKeys } from "../pairs/use-keys";
import { Button } from "../ui/button";
import { useLanguageName } from "../use-language-name";
import { TrialCounts } from "./trial-counts";
import { TrialPairView } from "./trial-pair";

type Props = {
  trial: Trial;
  method: Method;
  parameters: unknown;
  stale: boolean;
  pending: boolean;
  onAgain: () => void;
};

/** What a method made of a sample: counts for each language, and pairs to step through. */
export function TrialPanel({ trial, method, parameters, stale, pending, onAgain }: Props) {
  const t = useTranslations();
  const languageName = useLanguageName();
  const found = useFindings(trial);
  const [at, setAt] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const { pairs } = trial;
  const step = (by: number) => setAt((now) => Math.min(pairs.length - 1, Math.max(0, now + by)));
  useKeys(pairs.length > 0 ? { j: () => step(1), k: () => step(-1) } : {});
  // The button stands below a long form: what it brings must not stay out of sight.
  useEffect(() => {
    // Newer browsers answer with a promise, which is nothing to clean up by.
    void heading.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const pair = pairs[at];
  const made = Object.values(trial.counts).reduce((sum, counts) => sum + counts.pairs, 0);
  return (
    <section
      aria-label={t("construct.trial.label")}
      className="grid grid-cols-[minmax(0,1fr)] gap-4"
      data-testid="trial"
    >
      <div className="grid gap-1">
        <h2 ref={heading} className="scroll-mt-4 text-lg font-medium">
          {t("construct.trial.title", { method: method.title, n: trial.prompts })}
        </h2>
        <p role="status" className="text-muted">
          {t("construct.trial.made", { pairs: made, responses: trial.responses })}
        </p>
      </div>
      {stale ? (
        <div className="flex flex-wrap items-center gap-4 border-s-2 border-outline py-1 ps-4">
          <p>{t("construct.trial.stale")}</p>
          <Button onClick={onAgain} disabled={pending}>
            {t("ui.tryAgain")}
          </Button>
        </div>
      ) : null}
      {method.survey?.(parameters) ? (
        <p className="max-w-[60ch] text-sm text-muted">
          {found === null
            ? t("construct.trial.survey", { n: trial.prompts })
            : t("construct.trial.surveyFound", { n: trial.prompts, found })}
        </p>
      ) : null}
      {pair ? (
        <div>
          <div className="flex flex-wrap items-center justify-between gap-3 pb-3">
            <p className="text-muted">
              {t.rich("construct.trial.place", {
                n: at + 1,
                total: pairs.length,
                language: languageName(pair.language),
                select: () => (
                  <InlineSelect
                    key="language"
                    label={t("construct.trial.languageOfPair")}
                    value={pair.language}
                    onChange={({ target }) =>
                      setAt(pairs.findIndex(({ language }) => language === target.value))
                    }
                  >
                    {[...new Set(pairs.map(({ language }) => language))].map((language) => (
                      <option key={language} value={language}>
                        {languageName(language)}
                      </option>
                    ))}
                  </InlineSelect>
                ),
              })}{" "}
              <bdi className="text-faint">{pair.promptKey}</bdi>
            </p>
            <div className="flex gap-2">
              <Button keys="k" onClick={() => step(-1)} disabled={at === 0}>
                {t("pairs.previous")}
              </Button>
              <Button keys="j" onClick={() => step(1)} disabled={at === pairs.length - 1}>
                {t("pairs.next")}
              </Button>
            </div>
          </div>
          <TrialPairView key={at} pair={pair} />
          {made > pairs.length ? (
            <p className="pt-3 text-sm text-muted">{t("construct.trial.some")}</p>
          ) : null}
        </div>
      ) : (
        <p className="text-muted">{t("construct.trial.none")}</p>
      )}
      <TrialCounts trial={trial} />
    </section>
  );
}

/** `alpha 0.031 for Swahili`; null where its first pass found nothing. */
function useFindings({ findings }: Trial): string | null {
  const t = useTranslations("construct.trial");
  const format = useFormatter();
  const languageName = useLanguageName();
  const found = Object.entries(findings ?? {}).flatMap(([language, numbers]) =>
    Object.entries(numbers).map(([name, number]) =>
      t("finding", {
        name,
        number: format.number(number, { maximumSignificantDigits: 3 }),
        language: languageName(language),
      }),
    ),
  );
  return found.length > 0 ? format.list(found) : null;
}
