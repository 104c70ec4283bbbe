"use client";

import { type CSSProperties, Suspense, useCallback, useMemo, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { GuidelineText } from "@/lib/review/guideline";
import { type Command, keysShown } from "@/lib/review/keymap";
import { step as scaled, sizes } from "@/lib/review/preferences";
import { late } from "../late";
import { useLanguageName } from "../use-language-name";
import { ConnectionNotices } from "./connection-notices";
import { DecisionArea } from "./decision-area";
import type { Switch } from "./help-dialog";
import type { Outbox } from "./outbox";
import { PairStage } from "./pair-stage";
import type { Tab, View } from "./pair-view";
import { ReviewHeader } from "./review-header";
import { ReviewNotices } from "./review-notices";
import type { ReviewSession } from "./session";
import type { TextName } from "./text-region";
import { useCommands } from "./use-commands";
import { useDifferences } from "./use-differences";
import { useDwell } from "./use-dwell";
import { useJudging } from "./use-judging";
import { useIdle, useLeaveWarning } from "./use-page-habits";
import { usePreferences } from "./use-preferences";
import { useReview, useSession, useUnkept } from "./use-review";
import { Waiting } from "./waiting";

type Place = { projectId: string; queueId: string; userId: string; language: string };
type Props = Place & { queueName: string; guideline: readonly GuidelineText[]; build: string | null };

export function ReviewScreen(props: Props) {
  const review = useReview(props);
  if (!review)
    return (
      <Waiting phase="loading" problem={null} backTo={`/projects/${props.projectId}`} onRetry={() => {}} />
    );
  return <Reviewing {...props} {...review} />;
}

// Not needed for the first pair, and so not sent before it; fetched as soon as there is time, for who goes offline.
const panels = () => import("./panels");
const HelpDialog = late(() => panels().then(({ HelpDialog }) => HelpDialog));
const GuidelineDialog = late(() => panels().then(({ GuidelineDialog }) => GuidelineDialog));
const QuestionDialog = late(() => panels().then(({ QuestionDialog }) => QuestionDialog));
const SiblingsDialog = late(() => panels().then(({ SiblingsDialog }) => SiblingsDialog));
const FindLine = late(() => panels().then(({ FindLine }) => FindLine));

type Panel = "guideline" | "question" | "siblings" | "help" | null;

function Reviewing({ session, outbox, ...place }: Props & { session: ReviewSession; outbox: Outbox }) {
  const t = useTranslations("review");
  const nameOf = useLanguageName();
  const state = useSession(session);
  const [reference, setReference] = useState(true);
  const [differing, setDiffering] = useState(false);
  const [flipped, setFlipped] = useState(false);
  const [drawer, setDrawer] = useState(false);
  const [finding, setFinding] = useState(false);
  const [picked, setPicked] = useState<{ of: number; tab: Tab } | null>(null);
  const [preferences, setPreferences] = usePreferences(place.userId);
  const [panel, setPanel] = useState<Panel>(null);
  // Its words stay while it is closed.
  const [asked, setAsked] = useState(false);
  const [askedOf, setAskedOf] = useState<number | null>(null);
  const [said, setSaid] = useState("");
  const [pair, next] = state.pairs;
  const of = pair?.assignmentId;
  const found = useDifferences(pair, next, differing);
  const judging = useJudging(session, state, { dwell: useDwell(of), say: setSaid });

  const { keys, set, together } = preferences;
  const view = useMemo<View>(
    () => ({ reference, flipped, set, together, drawer }),
    [reference, flipped, set, together, drawer],
  );
  const changeView = useCallback(
    (change: Partial<View>) => {
      if (change.drawer !== undefined) setDrawer(change.drawer);
      if (change.together !== undefined) setPreferences({ together: change.together });
    },
    [setPreferences],
  );
  // Each pair begins with A.
  const tab = picked?.of === of ? (picked?.tab ?? "left") : "left";
  const pickTab = useCallback((tab: Tab) => of !== undefined && setPicked({ of, tab }), [of]);
  const showText = (text: TextName) => {
    if (text !== "prompt") pickTab(text);
    if (text === "reference") setDrawer(true);
  };

  const turn = {
    reference: () => setReference((shown) => !shown),
    differences: () => setDiffering((shown) => !shown),
    markdown: () => setPreferences({ set: !set }),
    direction: () => setFlipped((turned) => !turned),
    together: () => setPreferences({ together: !together }),
  };
  const switches: Switch[] = [
    { name: "reference", on: reference, turn: turn.reference },
    { name: "differences", on: differing, turn: turn.differences },
    { name: "markdown", on: set, turn: turn.markdown },
    { name: "direction", on: flipped, turn: turn.direction },
    { name: "together", on: together, turn: turn.together },
  ];

  const run = (command: Command) => {
    switch (command.do) {
      case "choose":
        return judging.choose(command.choice);
      case "reason":
        return judging.pick(command.index);
      case "confirm":
        return judging.confirm();
      case "cancel":
        return judging.cancel();
      case "undo":
        return judging.undo();
      case "reference":
      case "differences":
      case "markdown":
      case "direction":
      case "together":
        return turn[command.do]();
      case "larger":
      case "smaller":
        return setPreferences({ size: scaled(sizes, preferences.size, command.do === "larger" ? 1 : -1) });
      case "find":
        if (finding) focusFind();
        return setFinding(pair !== undefined);
      case "guideline":
      case "siblings":
      case "question":
      case "help":
        if (command.do === "question") setAsked(true);
        return setPanel(command.do);
    }
  };
  const openSiblings = () => setPanel("siblings");
  useIdle(panels);
  useCommands(run, { mode: state.mode, asking: judging.step !== null }, keys);
  useLeaveWarning(useUnkept(outbox));

  return (
    <div
      className="flex h-dvh flex-col"
      style={{ "--reading-size": preferences.size, "--reading-width": preferences.width } as CSSProperties}
    >
      <ReviewHeader place={place} state={state} outbox={outbox} keys={keys} onCommand={run} />
      <ReviewNotices
        state={state}
        firstChoice={judging.firstChoice}
        asked={of !== undefined && askedOf === of}
        found={differing ? (of !== undefined && found[of]) || null : undefined}
      />
      <main
        tabIndex={-1}
        aria-label={`${nameOf(place.language)}, ${place.queueName}`}
        className="flex min-h-0 flex-1 flex-col outline-none"
      >
        {pair ? (
          <PairStage
            pair={pair}
            next={next}
            previous={state.trail.at(-1)?.pair}
            view={view}
            firsts={judging.firsts}
            found={found}
            tab={tab}
            onTab={pickTab}
            onView={changeView}
            togetherKey={keysShown("together", keys)}
          />
        ) : (
          <Waiting
            phase={state.phase}
            problem={state.problem}
            backTo={`/projects/${place.projectId}`}
            onRetry={() => void session.refill()}
          />
        )}
      </main>
      <ConnectionNotices session={session} outbox={outbox} state={state} build={place.build} />
      <DecisionArea state={state} judging={judging} keys={keys} onSiblings={openSiblings}>
        <Suspense>
          {finding && pair ? <FindLine onReach={showText} onClose={() => setFinding(false)} /> : null}
        </Suspense>
      </DecisionArea>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      <Suspense>
        {panel === "help" ? (
          <HelpDialog
            mode={state.mode}
            preferences={preferences}
            switches={switches}
            onChange={setPreferences}
            onClose={() => setPanel(null)}
          />
        ) : null}
        {panel === "guideline" ? (
          <GuidelineDialog texts={place.guideline} onClose={() => setPanel(null)} />
        ) : null}
        {panel === "siblings" ? (
          <SiblingsDialog place={place} trail={state.trail} onClose={() => setPanel(null)} />
        ) : null}
        {asked ? (
          <QuestionDialog
            open={panel === "question"}
            path={`/api/projects/${place.projectId}/queues/${place.queueId}/questions`}
            userId={place.userId}
            assignmentId={of}
            onClose={(sent) => {
              setPanel(null);
              if (!sent) return;
              setSaid(t("question.said"));
              setAskedOf(of ?? null);
            }}
          />
        ) : null}
      </Suspense>
    </div>
  );
}

function focusFind(): void {
  document.querySelector<HTMLInputElement>("[data-testid=find] input")?.select();
}
