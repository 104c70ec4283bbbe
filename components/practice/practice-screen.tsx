"use client";

import Link from "next/link";
import { type CSSProperties, useCallback, useMemo, useState } from "react";
import { useTranslations } from "use-intl/react";
import { fetchJson } from "@/lib/fetch-json";
import type { GuidelineText } from "@/lib/review/guideline";
import { type Command, keysShown } from "@/lib/review/keymap";
import type { PracticeRound } from "@/lib/review/practice";
import { step as scaled, sizes } from "@/lib/review/preferences";
import { DecisionArea } from "../review/decision-area";
import { GuidelineDialog } from "../review/guideline-dialog";
import { HelpDialog, type Switch } from "../review/help-dialog";
import { PairStage } from "../review/pair-stage";
import type { Tab, View } from "../review/pair-view";
import { useCommands } from "../review/use-commands";
import { useDwell } from "../review/use-dwell";
import { useJudging } from "../review/use-judging";
import { usePreferences } from "../review/use-preferences";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useLanguageName } from "../use-language-name";
import { useProblemText } from "../use-problem-text";
import { PracticeDone } from "./practice-done";
import { PracticeFeedback } from "./practice-feedback";
import { usePractice } from "./use-practice";

type Place = { projectId: string; userId: string; guideline: readonly GuidelineText[]; onwards: string };

/** The practice round of a language: the review screen with its keys, and after each pair what was expected. */
export function PracticeScreen({ initial, ...place }: Place & { initial: PracticeRound }) {
  const problemText = useProblemText();
  const [round, setRound] = useState({ n: 0, ...initial });
  const [error, setError] = useState<Error | null>(null);
  const again = async () => {
    const { language } = round;
    const query = new URLSearchParams({ language, again: "yes" });
    try {
      const url = `/api/projects/${place.projectId}/practice?${query}`;
      setRound({ n: round.n + 1, ...(await fetchJson<PracticeRound>(url, { userId: place.userId })) });
      setError(null);
    } catch (error) {
      setError(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return (
    <>
      {error ? <Notice tone="error" title={problemText(error)} /> : null}
      <Practising key={round.n} {...place} round={round} onAgain={() => void again()} />
    </>
  );
}

function Practising({ round, onAgain, ...place }: Place & { round: PracticeRound; onAgain: () => void }) {
  const t = useTranslations("practice");
  const practice = usePractice(place, round);
  const { state, answered } = practice;
  const [preferences, setPreferences] = usePreferences(place.userId);
  const [view, setView] = useView(preferences);
  const [panel, setPanel] = useState<"guideline" | "help" | null>(null);
  const [picked, setPicked] = useState<{ of: number; tab: Tab } | null>(null);
  const [said, setSaid] = useState("");
  const [pair, next] = state.pairs;
  const of = pair?.assignmentId;
  const judging = useJudging(practice.session, state, { dwell: useDwell(of), say: setSaid });
  const { keys } = preferences;

  const turn = (name: "reference" | "flipped") => () => setView({ [name]: !view[name] });
  const markdown = () => setPreferences({ set: !preferences.set });
  const together = () => setPreferences({ together: !preferences.together });
  const switches: Switch[] = [
    { name: "reference", on: view.reference, turn: turn("reference") },
    { name: "markdown", on: view.set, turn: markdown },
    { name: "direction", on: view.flipped, turn: turn("flipped") },
    { name: "together", on: view.together, turn: together },
  ];
  const run = (command: Command) => {
    if (answered) {
      if (command.do !== "confirm") return;
      return practice.error ? practice.retry() : practice.next();
    }
    switch (command.do) {
      case "choose":
        return judging.choose(command.choice);
      case "reason":
        return judging.pick(command.index);
      case "confirm":
        return judging.confirm();
      case "cancel":
        return judging.cancel();
      case "reference":
        return turn("reference")();
      case "direction":
        return turn("flipped")();
      case "markdown":
        return markdown();
      case "together":
        return together();
      case "larger":
      case "smaller":
        return setPreferences({ size: scaled(sizes, preferences.size, command.do === "larger" ? 1 : -1) });
      case "guideline":
      case "help":
        return setPanel(command.do);
    }
  };
  useCommands(run, { mode: "blind", asking: answered !== null || judging.step !== null }, keys);

  const pickTab = useCallback((tab: Tab) => of !== undefined && setPicked({ of, tab }), [of]);
  const changeView = useCallback(
    ({ drawer, together }: Partial<View>) => {
      if (drawer !== undefined) setView({ drawer });
      if (together !== undefined) setPreferences({ together });
    },
    [setView, setPreferences],
  );
  const total = round.tasks.length;
  return (
    <div
      className="flex h-dvh flex-col"
      style={{ "--reading-size": preferences.size, "--reading-width": preferences.width } as CSSProperties}
    >
      <PracticeHeader
        projectId={place.projectId}
        language={round.language}
        now={Math.min(practice.done + 1, total)}
        total={total}
        keys={{ guideline: keysShown("guideline", keys), help: keysShown("help", keys) }}
        onPanel={setPanel}
      />
      {pair ? <p className="border-b border-hairline px-5 py-1 text-sm text-muted">{t("what")}</p> : null}
      <main tabIndex={-1} aria-label={t("title")} className="flex min-h-0 flex-1 flex-col outline-none">
        {pair ? (
          <PairStage
            pair={pair}
            next={next}
            previous={undefined}
            view={view}
            firsts={judging.firsts}
            found={nothingFound}
            tab={picked?.of === of ? (picked?.tab ?? "left") : "left"}
            onTab={pickTab}
            onView={changeView}
            togetherKey={keysShown("together", keys)}
          />
        ) : (
          <PracticeDone
            agreed={total > 0 ? practice.agreed : round.agreed}
            total={total > 0 ? total : round.total}
            onwards={place.onwards}
            onAgain={onAgain}
          />
        )}
      </main>
      {pair === undefined ? null : answered ? (
        <PracticeFeedback practice={practice} last={next === undefined} />
      ) : (
        <DecisionArea state={state} judging={judging} keys={keys} />
      )}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      {panel === "guideline" ? (
        <GuidelineDialog texts={place.guideline} onClose={() => setPanel(null)} />
      ) : null}
      {panel === "help" ? (
        <HelpDialog
          mode="blind"
          preferences={preferences}
          switches={switches}
          onChange={setPreferences}
          onClose={() => setPanel(null)}
        />
      ) : null}
    </div>
  );
}

const nothingFound = {};

/** How the texts are looked at: what is remembered, and what holds for this page. */
function useView({ set, together }: Pick<View, "set" | "together">) {
  const [own, setOwn] = useState({ reference: true, flipped: false, drawer: false });
  const view = useMemo<View>(() => ({ ...own, set, together }), [own, set, together]);
  const change = useCallback((change: Partial<typeof own>) => setOwn((own) => ({ ...own, ...change })), []);
  return [view, change] as const;
}

function PracticeHeader({
  projectId,
  language,
  now,
  total,
  keys,
  onPanel,
}: {
  projectId: string;
  language: string;
  now: number;
  total: number;
  keys: { guideline: string; help: string };
  onPanel: (panel: "guideline" | "help") => void;
}) {
  const t = useTranslations("practice");
  const review = useTranslations("review");
  const nameOf = useLanguageName();
  return (
    <header className="flex flex-wrap items-center gap-x-5 gap-y-1 border-b border-hairline px-5 py-2 max-sm:py-1">
      <Link href={`/projects/${projectId}`} className="py-0.5 font-medium no-underline pointer-coarse:py-3">
        Pairity
      </Link>
      <h1 className="min-w-0 truncate text-muted">
        {nameOf(language)} <span className="text-faint">·</span> {t("title")}
      </h1>
      <span className="flex-1" />
      {total > 0 ? (
        <span className="text-muted" data-testid="progress">
          {review("progress", { n: now, total })}
        </span>
      ) : null}
      <span className="flex gap-x-1 max-sm:-me-3.5">
        <Button look="quiet" onClick={() => onPanel("guideline")} keys={keys.guideline}>
          {review("top.guideline")}
        </Button>
        <Button look="quiet" onClick={() => onPanel("help")} keys={keys.help}>
          <span className="max-sm:hidden">{review("top.keys")}</span>
          <span className="sm:hidden">{review("top.text")}</span>
        </Button>
      </span>
    </header>
  );
}
