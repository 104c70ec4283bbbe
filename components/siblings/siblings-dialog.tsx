"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { fetchJson } from "@/lib/fetch-json";
import { Problem } from "@/lib/problem";
import type { TrailEntry } from "@/lib/review/kept";
import type { SiblingLanguage, SiblingPair, SiblingsSeen, SiblingText } from "@/lib/review/siblings";
import { choiceLooks } from "../review/choice-looks";
import { ReadingText } from "../text/reading-text";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Notice } from "../ui/notice";
import { useAnswer } from "../use-answer";
import { useLanguageName } from "../use-language-name";
import { useProblemText } from "../use-problem-text";
import { VerdictNumbers } from "./verdict-counts";

type Place = { projectId: string; userId: string };

/**
 * What became of the same prompt in the other languages, for the pairs that one has decided: the last one first. The
 * server shows it for a decision of one's own that stands, and remembers that it was seen.
 */
export function SiblingsDialog({
  place,
  trail,
  onClose,
}: {
  place: Place;
  trail: readonly TrailEntry[];
  onClose: () => void;
}) {
  const t = useTranslations("siblings");
  const review = useTranslations("review");
  const ui = useTranslations("ui");
  const last = trail.slice(-10);
  const [picked, setPicked] = useState<string | null>(null);
  const shown = last.find(({ decisionId }) => decisionId === picked) ?? last.at(-1);
  return (
    <Dialog open title={t("title")} onClose={onClose}>
      {shown ? (
        <div className="grid gap-5">
          <ol aria-label={review("trail.label")} className="flex flex-wrap items-center text-sm">
            {last.map(({ decisionId, choice, pair }) => (
              <li key={decisionId}>
                <button
                  type="button"
                  aria-pressed={decisionId === shown.decisionId}
                  title={pair.prompt.slice(0, 80)}
                  aria-label={`${ui(`done.${choice}`)}: ${pair.prompt.slice(0, 80)}`}
                  onClick={() => setPicked(decisionId)}
                  className={`size-[26px] cursor-pointer rounded-control hover:bg-sunken aria-pressed:bg-sunken aria-pressed:outline aria-pressed:outline-outline pointer-coarse:size-[44px] ${choiceLooks[choice].tone}`}
                >
                  {choiceLooks[choice].sign}
                </button>
              </li>
            ))}
          </ol>
          <p className="text-sm text-muted">{t("informed")}</p>
          <Seen key={shown.decisionId} place={place} decisionId={shown.decisionId} />
        </div>
      ) : (
        <p className="text-muted">{t("noneYet")}</p>
      )}
    </Dialog>
  );
}

/** A decision that is still on its way is not known yet: it will be in a moment. */
const onItsWay = (failures: number, error: Error) =>
  failures < 3 && (!(error instanceof Problem) || error.code === "not-found");

function Seen({ place, decisionId }: { place: Place; decisionId: string }) {
  const t = useTranslations("siblings");
  const problemText = useProblemText();
  const { data, error, refetch } = useAnswer(
    decisionId,
    (signal) =>
      fetchJson<SiblingsSeen>(`/api/projects/${place.projectId}/decisions/${decisionId}/siblings`, {
        method: "POST",
        userId: place.userId,
        signal,
      }),
    onItsWay,
  );
  if (error) {
    const unsent = error instanceof Problem && error.code === "not-found";
    return (
      <Notice tone={unsent ? "calm" : "error"} title={unsent ? t("unsent") : problemText(error)}>
        <Button className="mt-2" onClick={refetch}>
          {t("retry")}
        </Button>
      </Notice>
    );
  }
  if (!data) return <p className="text-muted">{t("fetching")}</p>;
  return (
    <div className="grid gap-4" data-testid="siblings">
      {data.promptEnglish === null ? null : (
        <ReadingText text={data.promptEnglish} language="en" className="text-muted [--reading-scale:0.88]" />
      )}
      <ul className="divide-y divide-hairline border-y border-hairline">
        <li className="flex flex-wrap justify-between gap-x-4 py-2.5">
          <LanguageName language={data.language} />
          <span className={choiceLooks[data.verdict].tone}>
            <span aria-hidden="true">{choiceLooks[data.verdict].sign} </span>
            {t(`yours.${data.verdict}`)}
          </span>
        </li>
        {data.siblings.map((sibling) => (
          <Language key={sibling.language} sibling={sibling} />
        ))}
      </ul>
      {data.siblings.length === 0 ? <p className="text-muted">{t("alone")}</p> : null}
    </div>
  );
}

function Language({ sibling: { language, own, pairs } }: { sibling: SiblingLanguage }) {
  const t = useTranslations("siblings");
  return (
    <li className="grid gap-1 py-2.5" data-testid={`sibling-${language}`}>
      {own ? (
        <span className="flex flex-wrap justify-between gap-x-4">
          <LanguageName language={language} />
          <span className="text-muted">{t("closed")}</span>
        </span>
      ) : null}
      {pairs.map((pair) => (
        <details key={pair.pairId}>
          <summary className="flex min-h-[26px] cursor-pointer flex-wrap justify-between gap-x-4">
            <LanguageName language={language} />
            {Object.values(pair.verdicts).some((n) => n > 0) ? (
              <VerdictNumbers counts={pair.verdicts} words />
            ) : (
              <span className="text-muted">{t("unjudged")}</span>
            )}
          </summary>
          <Texts pair={pair} language={language} />
        </details>
      ))}
    </li>
  );
}

function LanguageName({ language }: { language: string }) {
  return <span className="font-medium">{useLanguageName()(language)}</span>;
}

function Texts({ pair, language }: { pair: SiblingPair; language: string }) {
  const t = useTranslations("siblings");
  return (
    <div className="grid gap-4 pt-3 pb-2">
      <ReadingText text={pair.prompt} language={language} className="text-muted [--reading-scale:0.88]" />
      <OneText name={t("chosen")} text={pair.chosen} language={language} />
      <OneText name={t("rejected")} text={pair.rejected} language={language} />
    </div>
  );
}

function OneText({ name, text, language }: { name: string; text: SiblingText; language: string }) {
  const t = useTranslations("siblings");
  return (
    <section aria-label={name} className="grid gap-1.5">
      <h3 className="text-sm text-muted">{name}</h3>
      <ReadingText text={text.text} language={language} set className="[--reading-scale:0.9]" />
      {text.cut ? <p className="text-sm text-muted">{t("cut")}</p> : null}
      {text.gloss === null ? null : (
        <div className="border-s-2 border-hairline ps-3">
          <p className="text-sm text-muted">{t("gloss")}</p>
          <ReadingText text={text.gloss} language="en" className="text-muted [--reading-scale:0.85]" />
        </div>
      )}
    </section>
  );
}
