"use client";

import { memo, startTransition, useDeferredValue, useEffect, useState } from "react";
import type { Choice } from "@/lib/review/choice";
import type { ClaimedPair } from "@/lib/review/decision";
import { prepareTexts } from "../text/reading-text";
import type { Differences } from "./differences";
import { PairView, type Tab, type View } from "./pair-view";
import { useKeptFocus } from "./use-kept-focus";

type Props = {
  pair: ClaimedPair;
  /** The pair that the next decision brings, and the one that undo does. */
  next: ClaimedPair | undefined;
  previous: ClaimedPair | undefined;
  view: View;
  /** First choices by assignment, where the reference waits for them; null where it waits for nothing. */
  firsts: Readonly<Record<number, Choice>> | null;
  found: Readonly<Record<number, Differences>>;
  tab: Tab;
  onTab: (tab: Tab) => void;
  onView: (change: Partial<View>) => void;
  togetherKey?: string;
};

/**
 * The pair on screen, and behind it, laid out and out of reach, the next one and the one before: a key only changes
 * which of them is seen.
 */
export const PairStage = memo(function PairStage(props: Props) {
  const { pair, next, previous, view, firsts, found, tab } = props;
  const pairs = useReady(pair, next, previous, view.set);
  // What changes the view changes the pair on screen at once, and those behind it when there is time.
  const viewBehind = useDeferredValue(view);
  const foundBehind = useDeferredValue(found);
  const kept = useKeptFocus(pair.assignmentId);
  return (
    <div {...kept} className="relative min-h-0 flex-1">
      {pairs.map((one) => {
        const of = one.assignmentId;
        const shown = of === pair.assignmentId;
        return (
          <PreparedPair
            key={of}
            pair={one}
            shown={shown}
            view={shown ? view : viewBehind}
            concealed={firsts !== null && one.reference !== null && firsts[of] === undefined}
            found={(shown ? found : foundBehind)[of] ?? null}
            tab={shown ? tab : "left"}
            onTab={props.onTab}
            onView={props.onView}
            togetherKey={props.togetherKey}
          />
        );
      })}
    </div>
  );
});

type PreparedProps = Omit<Parameters<typeof PairView>[0], "togetherKey"> & {
  concealed: boolean;
  togetherKey: string | undefined;
};

const PreparedPair = memo(function PreparedPair({ concealed, togetherKey, ...props }: PreparedProps) {
  const view = concealed && props.view.reference ? { ...props.view, reference: false } : props.view;
  return <PairView {...props} view={view} {...(togetherKey ? { togetherKey } : {})} />;
});

/** The pairs to lay out, the one on screen among them: the others join once they can, without holding up a key. */
function useReady(
  pair: ClaimedPair,
  next: ClaimedPair | undefined,
  previous: ClaimedPair | undefined,
  set: boolean,
): readonly ClaimedPair[] {
  const [ready, setReady] = useState<readonly ClaimedPair[]>([]);
  // Setting a text is a worker's business, and begins when the pair on screen has been painted.
  useEffect(() => {
    let gone = false;
    const prepare = async () => {
      if (set && next) {
        await prepareTexts([next.left, next.right, next.prompt, next.promptEnglish, next.reference]);
      }
      const all = [previous, pair, next].filter((one) => one !== undefined);
      if (!gone) startTransition(() => setReady(all));
    };
    const frame = requestAnimationFrame(() => setTimeout(prepare));
    return () => {
      gone = true;
      cancelAnimationFrame(frame);
    };
  }, [pair, next, previous, set]);
  return ready.includes(pair)
    ? ready
    : [...ready.filter((one) => one.assignmentId !== pair.assignmentId), pair];
}
