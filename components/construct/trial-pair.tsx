import { useTranslations } from "use-intl/react";
import type { TrialPair, TrialText } from "@/lib/pair-answers";
import { FlagList } from "../pairs/flag-list";
import { TextStart } from "../pairs/text-start";
import { ReadingText } from "../text/reading-text";
import { useNumbers } from "../use-numbers";

/** A pair of a trial, in the faces in which people will read it. */
export function TrialPairView({ pair }: { pair: TrialPair }) {
  const t = useTranslations();
  const numbers = useNumbers();
  const { language, prompt, reference, chosen, rejected, margin, support, flags, ranking } = pair;
  const facts: [string, number | null][] = [
    [t("pairs.number.margin"), margin],
    [t("pairs.number.support"), support],
  ];
  return (
    <div className="grid gap-4 border-t border-hairline pt-4" data-testid="trial-pair">
      <ReadingText
        text={prompt}
        language={language}
        className="max-w-[68ch] text-muted [--reading-scale:0.9]"
      />
      <div className="grid gap-y-4 border-y border-hairline sm:grid-cols-2">
        <Text
          word={t("pairs.chosen")}
          text={chosen}
          language={language}
          score={pair.scoreChosen}
          look="border-t-accept sm:pe-5"
        />
        <Text
          word={t("pairs.rejected")}
          text={rejected}
          language={language}
          score={pair.scoreRejected}
          look="border-t-transparent sm:border-s sm:border-s-hairline sm:ps-5"
        />
      </div>
      <p className="flex flex-wrap gap-x-5 text-muted">
        {facts.map(([word, number]) =>
          number === null ? null : (
            <span key={word}>
              {word} <span className="font-medium text-ink">{numbers.score(number)}</span>
            </span>
          ),
        )}
      </p>
      <FlagList flags={flags} />
      {reference === null ? null : (
        <details>
          <summary className="cursor-pointer text-muted">{t("pairs.reference")}</summary>
          <ReadingText
            text={reference.text}
            language="en"
            className="mt-2 max-w-[68ch] [--reading-scale:0.88]"
          />
        </details>
      )}
      {ranking.length === 0 ? null : (
        <details>
          <summary className="cursor-pointer text-muted">{t("construct.trial.ranking")}</summary>
          <ol className="mt-2 divide-y divide-hairline border-y border-hairline">
            {ranking.map(({ key, start, rank, score }) => (
              <li key={key} className="grid grid-cols-[1.5rem_4rem_1fr] gap-x-3 py-1.5">
                <span className="text-end">{numbers.count(rank)}</span>
                <span className="text-end text-muted">
                  {score === null ? t("pairs.none") : numbers.score(score)}
                </span>
                <TextStart text={start} language={language} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

function Text({
  word,
  text,
  language,
  score,
  look,
}: {
  word: string;
  text: TrialText;
  language: string;
  score: number | null;
  look: string;
}) {
  const t = useTranslations();
  const numbers = useNumbers();
  return (
    <section aria-label={word} className={`grid min-w-0 content-start gap-2 border-t-2 py-3 ${look}`}>
      <h3 className="flex flex-wrap items-baseline gap-x-3 text-sm text-muted">
        <span className="font-medium text-ink">{word}</span>
        {score === null ? null : <span>{t("pairs.scoreIs", { score: numbers.score(score) })}</span>}
        <bdi className="text-faint">{text.key}</bdi>
      </h3>
      <ReadingText text={text.text} language={language} className="[--reading-scale:0.9]" />
      {text.cut ? <p className="text-sm text-muted">{t("construct.trial.goesOn")}</p> : null}
    </section>
  );
}
