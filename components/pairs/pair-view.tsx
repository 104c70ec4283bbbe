"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { Fragment } from "react";
import { useTranslations } from "use-intl/react";
import type { PairPage } from "@/lib/pair-answers";
import { isNarrowed, type PairFilter, queryOfFilter } from "@/lib/pair-filter";
import { buttonClass } from "../ui/button";
import { Kbd } from "../ui/kbd";
import { useLanguageName } from "../use-language-name";
import { useNumbers } from "../use-numbers";
import { FlagSentences } from "./flag-list";
import { LongText } from "./long-text";
import { OtherMethods } from "./other-methods";
import { PairLife } from "./pair-life";
import { PairTexts } from "./pair-texts";
import { RankingTable } from "./ranking-table";
import { Siblings } from "./siblings";
import { Time } from "./time";
import { useKeys } from "./use-keys";

type Props = { projectId: string; pair: PairPage; filter: PairFilter };

/** One pair and everything that is known of it: what it says, how it came about, what others chose, what people said. */
export function PairView({ projectId, pair, filter }: Props) {
  const t = useTranslations("pairs");
  const languageName = useLanguageName();
  const { percent } = useNumbers();
  const router = useRouter();
  const query = queryOfFilter(filter);
  const base = `/projects/${projectId}`;
  const hrefOf = (id: number | null) => (id === null ? null : `${base}/pairs/${id}?${query}`);
  const [previous, next] = [hrefOf(pair.previous), hrefOf(pair.next)];
  const go = (href: string | null) => (href === null ? undefined : () => router.push(href));
  useKeys({ j: go(next), k: go(previous) });
  return (
    <>
      <div className="-mt-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="text-muted">
          <Link href={`${base}/runs/${pair.runId}?${query}#pairs`} className="text-accent underline">
            {pair.title}
          </Link>
          {" · "}
          <Time at={pair.runAt} />
          {" · "}
          {t.rich("about.facts", {
            language: languageName(pair.language),
            task: t(`about.task.${pair.task}`),
            prompt: pair.promptKey,
            key: (words) => <bdi>{words}</bdi>,
          })}
          {pair.gold === null ? null : (
            <>
              {" · "}
              {t.rich("about.gold", {
                answer: pair.gold,
                gold: (words) => <bdi className="text-ink">{words}</bdi>,
              })}
            </>
          )}
          {pair.certificates.map(({ id, target, risk }) => (
            <Fragment key={id}>
              {" · "}
              <Link
                href={`${base}/agreement?runs=${pair.runId}&languages=${pair.language}`}
                className="underline"
              >
                {t("about.certified", { id: id.slice(0, 8), target: percent(target), risk: percent(risk) })}
              </Link>
            </Fragment>
          ))}
        </p>
        <nav aria-label={isNarrowed(filter) ? t("about.ofList") : t("about.ofRun")} className="flex gap-2">
          <Step href={previous} word={t("previous")} keys="k" />
          <Step href={next} word={t("next")} keys="j" />
        </nav>
      </div>
      <section aria-label={t("prompt")} className="grid gap-x-10 gap-y-4 lg:grid-cols-2">
        <LongText text={pair.prompt} language={pair.language} className="max-w-[68ch]" />
        {pair.promptEnglish === null ? null : (
          <LongText
            text={pair.promptEnglish}
            language="en"
            className="max-w-[68ch] text-muted [--reading-scale:0.9]"
          />
        )}
      </section>
      <PairTexts pair={pair} />
      <Facts pair={pair} />
      <RankingTable projectId={projectId} pair={pair} />
      <OtherMethods projectId={projectId} pair={pair} />
      <Siblings projectId={projectId} pair={pair} query={query} />
      <PairLife pair={pair} />
    </>
  );
}

function Step({ href, word, keys }: { href: string | null; word: string; keys: string }) {
  if (href === null) {
    return (
      <span className={`${buttonClass("quiet")} opacity-50`}>
        {word}
        <Kbd>{keys}</Kbd>
      </span>
    );
  }
  return (
    <Link href={href} className={buttonClass()}>
      {word}
      <Kbd>{keys}</Kbd>
    </Link>
  );
}

/** The method's own numbers of this pair, and what it flagged. */
function Facts({ pair }: { pair: PairPage }) {
  const t = useTranslations("pairs");
  const { score } = useNumbers();
  const numbers: [word: string, number: number | null][] = [
    [t("number.margin"), pair.margin],
    [t("number.scoreChosen"), pair.chosen.score],
    [t("number.scoreRejected"), pair.rejected.score],
    [t("number.scoreReference"), pair.reference?.score ?? null],
    [t("number.support"), pair.support],
  ];
  const known = numbers.filter(([, number]) => number !== null);
  if (known.length === 0 && pair.flags.length === 0) return null;
  return (
    <section aria-label={t("about.numbers")} className="grid gap-4 border-y border-hairline py-4">
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        {known.map(([word, number]) => (
          <div key={word} className="flex flex-col-reverse">
            <dt className="text-sm text-muted">{word}</dt>
            <dd className="text-lg">{score(number ?? 0)}</dd>
          </div>
        ))}
      </dl>
      <FlagSentences flags={pair.flags} />
    </section>
  );
}
