"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { ComparedPrompt } from "@/lib/run-answers";
import { TextStart } from "../pairs/text-start";
import { useKeys } from "../pairs/use-keys";
import { Button } from "../ui/button";
import { Kbd } from "../ui/kbd";
import { Notice } from "../ui/notice";
import { useLanguageName } from "../use-language-name";
import { useProblemText } from "../use-problem-text";
import { ComparedPromptView } from "./compared-prompt-view";
import { comparedPromptsQuery } from "./queries";
import type { Compared } from "./use-compared";

type Props = {
  projectId: string;
  runId: string;
  otherId: string;
  shown: Compared;
  names: { here: string; there: string };
  /** How many prompts there are of this kind. */
  total: number;
};

/** The prompts of a kind beside the one that is open; j and k, or the arrows in the list, open the next and the one before. */
export function ComparedList({ projectId, runId, otherId, shown, names, total }: Props) {
  const t = useTranslations();
  const languageName = useLanguageName();
  const problemText = useProblemText();
  const [open, setOpen] = useState(0);
  const list = useRef<HTMLOListElement>(null);
  const query = useInfiniteQuery(comparedPromptsQuery(projectId, runId, otherId, shown.kind, shown.language));
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const prompts = data?.pages.flatMap(({ prompts }) => prompts) ?? [];
  const current = prompts[open];
  // A rare kind is looked for some thousands of prompts at a time: an empty page is no answer yet.
  const lastIsEmpty = data?.pages.at(-1)?.prompts.length === 0;
  const wanted = hasNextPage && !error && (lastIsEmpty || open >= prompts.length - 3);
  useEffect(() => {
    if (wanted && !isFetchingNextPage) void fetchNextPage();
  }, [wanted, isFetchingNextPage, fetchNextPage]);

  const go = (to: number, focus = false) => {
    if (!prompts[to]) return;
    setOpen(to);
    const item = list.current?.querySelectorAll<HTMLElement>("button")[to];
    item?.scrollIntoView({ block: "nearest" });
    if (focus) item?.focus();
  };
  useKeys({ j: () => go(open + 1), k: () => go(open - 1) });

  if (error && !data) {
    return (
      <Notice tone="error" title={problemText(error)}>
        <Button onClick={() => refetch()}>{t("ui.tryAgain")}</Button>
      </Notice>
    );
  }
  if (prompts.length === 0) {
    return (
      <p role="status" className="border-y border-hairline py-8 text-muted">
        {query.isPending || hasNextPage
          ? t("run.compare.looking")
          : shown.language
            ? t("run.compare.noPromptIn", { language: languageName(shown.language) })
            : t("run.compare.noPrompt")}
      </p>
    );
  }
  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[17rem_minmax(0,1fr)]">
      <div className="lg:sticky lg:top-4 lg:self-start">
        <p className="flex items-center justify-between gap-3 border-b border-hairline pb-2 text-sm text-muted">
          <span role="status">{t("run.compare.place", { at: open + 1, total })}</span>
          <span className="flex items-center gap-1.5 pointer-coarse:hidden">
            <Kbd>k</Kbd> <Kbd>j</Kbd>
          </span>
        </p>
        <ol
          ref={list}
          className="max-h-[34vh] divide-y divide-hairline overflow-auto border-b border-hairline lg:max-h-[76vh]"
        >
          {prompts.map((prompt, at) => (
            <Item
              key={`${prompt.promptId} ${prompt.language}`}
              prompt={prompt}
              open={at === open}
              onOpen={() => go(at)}
              onMove={(by) => go(at + by, true)}
            />
          ))}
        </ol>
        {error ? <Notice tone="error" title={problemText(error)} /> : null}
      </div>
      {current ? (
        <ComparedPromptView
          key={`${current.promptId} ${current.language}`}
          projectId={projectId}
          prompt={current}
          names={names}
        />
      ) : null}
    </div>
  );
}

const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

function Item({
  prompt,
  open,
  onOpen,
  onMove,
}: {
  prompt: ComparedPrompt;
  open: boolean;
  onOpen: () => void;
  onMove: (by: number) => void;
}) {
  const languageName = useLanguageName();
  return (
    <li>
      <button
        type="button"
        aria-current={open ? "true" : undefined}
        // One stop for Tab: the arrows go on from it.
        tabIndex={open ? 0 : -1}
        onClick={onOpen}
        onKeyDown={(event) => {
          const by = moves[event.key];
          if (by === undefined) return;
          event.preventDefault();
          onMove(by);
        }}
        className="grid w-full cursor-pointer gap-0.5 border-s-2 border-transparent px-3 py-2 text-start -outline-offset-2 hover:bg-sunken aria-[current]:border-ink aria-[current]:bg-sunken"
      >
        <TextStart
          text={prompt.prompt === "" ? prompt.promptKey : prompt.prompt}
          language={prompt.language}
        />
        <span className="flex gap-x-3 text-xs text-muted">
          {languageName(prompt.language)}
          <bdi>{prompt.promptKey}</bdi>
        </span>
      </button>
    </li>
  );
}
