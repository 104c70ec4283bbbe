"use client";

import { useTranslations } from "use-intl/react";
import type { ResponseRow } from "@/lib/pair-answers";
import { FlagList } from "../pairs/flag-list";
import { FullResponse, useOpened } from "../pairs/full-response";
import { TextStart } from "../pairs/text-start";
import { useLanguageName } from "../use-language-name";

/** A response in a list: whose it is on the left, how it begins on the right; a press opens it there. */
export function ResponseListRow({ projectId, response }: { projectId: string; response: ResponseRow }) {
  const t = useTranslations("responses.list");
  const languageName = useLanguageName();
  const { id, promptKey, language, key, model, start, length, flags } = response;
  const { opened, toggle } = useOpened();
  return (
    <li className="grid gap-x-6 gap-y-1 py-2.5 sm:grid-cols-[11rem_1fr]" data-testid="response">
      <div className="flex flex-wrap gap-x-3 text-sm sm:grid sm:content-start">
        <span className="font-medium">{languageName(language)}</span>
        <bdi className="break-all text-muted">{promptKey}</bdi>
        <bdi className="break-all text-faint">{key}</bdi>
      </div>
      <div className="grid min-w-0 gap-1">
        <button
          type="button"
          aria-expanded={opened}
          onClick={toggle}
          className="cursor-pointer text-start hover:bg-sunken pointer-coarse:min-h-[44px]"
        >
          {opened ? (
            <span className="text-accent underline">{t("close")}</span>
          ) : (
            <TextStart text={start} language={language} />
          )}
        </button>
        {opened ? <FullResponse projectId={projectId} responseId={id} prompt /> : null}
        <p className="flex flex-wrap gap-x-3 text-sm text-faint">
          {model === null ? null : <bdi className="text-muted">{model}</bdi>}
          <span>{t("characters", { n: length })}</span>
        </p>
        <FlagList flags={flags} />
      </div>
    </li>
  );
}
