"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import { fetchJson } from "@/lib/fetch-json";
import { mostReasons, type Reason, standardReasons } from "@/lib/review/reasons";
import { newUuid } from "../review/new-uuid";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Kbd } from "../ui/kbd";
import { useReasonWords } from "../use-reason-words";
import { Saved } from "./saved";

/** The chips of a rejection: which, in which order, under which words. The key of each is its place. */
export function ReasonsEditor({
  projectId,
  offered,
  former,
}: {
  projectId: string;
  offered: readonly Reason[];
  /** Own reasons of earlier, which decisions still bear. */
  former: readonly Reason[];
}) {
  const t = useTranslations("settings.reasons");
  const wordsOf = useReasonWords();
  const [reasons, setReasons] = useState(offered);
  const [words, setWords] = useState("");
  const save = useMutation({
    mutationFn: () =>
      fetchJson(`/api/projects/${projectId}`, { method: "PATCH", body: { policy: { reasons } } }),
  });
  const change = (reasons: readonly Reason[]) => {
    if (save.isSuccess || save.isError) save.reset();
    setReasons(reasons);
  };
  const move = (from: number, to: number) => {
    const moved = reasons[from];
    if (moved && to >= 0 && to < reasons.length)
      change(reasons.filter((_, at) => at !== from).toSpliced(to, 0, moved));
  };
  const others: Reason[] = [
    ...standardReasons.map((key) => ({ key, label: null })),
    ...former,
    ...offered.filter(({ label }) => label !== null),
  ].filter(
    ({ key }, at, all) =>
      !reasons.some((one) => one.key === key) && all.findIndex((one) => one.key === key) === at,
  );
  const full = reasons.length >= mostReasons;
  const add = (event: FormEvent) => {
    event.preventDefault();
    const label = words.trim();
    if (label === "" || full) return;
    change([...reasons, { key: `own-${newUuid().slice(0, 8)}`, label }]);
    setWords("");
  };
  return (
    <div className="grid max-w-2xl gap-8">
      <p className="text-muted">{t("what")}</p>
      <ol className="divide-y divide-hairline border-y border-hairline" data-testid="offered">
        {reasons.map(({ key, label }, at) => (
          <li key={key} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <Kbd>{at + 1}</Kbd>
            {label === null || standardReasons.some((standard) => standard === key) ? (
              <span className="min-w-40 flex-1">{wordsOf({ key, label })}</span>
            ) : (
              <input
                aria-label={t("words", { n: at + 1 })}
                value={label}
                maxLength={40}
                dir="auto"
                onChange={({ target }) => change(reasons.with(at, { key, label: target.value }))}
                className="h-9 min-w-40 flex-1 rounded-control border border-outline bg-raised px-3 pointer-coarse:h-[44px]"
              />
            )}
            <span className="flex">
              <Button
                look="quiet"
                aria-label={t("up", { reason: wordsOf({ key, label }) })}
                disabled={at === 0}
                onClick={() => move(at, at - 1)}
              >
                ↑
              </Button>
              <Button
                look="quiet"
                aria-label={t("down", { reason: wordsOf({ key, label }) })}
                disabled={at === reasons.length - 1}
                onClick={() => move(at, at + 1)}
              >
                ↓
              </Button>
              <Button
                look="quiet"
                aria-label={t("removeOne", { reason: wordsOf({ key, label }) })}
                disabled={reasons.length === 1}
                onClick={() => change(reasons.filter((one) => one.key !== key))}
              >
                {t("remove")}
              </Button>
            </span>
          </li>
        ))}
      </ol>
      <section className="grid gap-3">
        <h2 className="text-lg font-medium">{t("more")}</h2>
        {full ? <p className="text-muted">{t("full", { n: mostReasons })}</p> : null}
        {others.length > 0 ? (
          <ul className="flex flex-wrap gap-2">
            {others.map((reason) => (
              <li key={reason.key}>
                <Button disabled={full} onClick={() => change([...reasons, reason])}>
                  <span aria-hidden="true">+</span> {wordsOf(reason)}
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
        <form onSubmit={add} className="flex flex-wrap items-end gap-2">
          <div className="min-w-56 flex-1">
            <Field
              label={t("own")}
              value={words}
              maxLength={40}
              dir="auto"
              disabled={full}
              onChange={({ target }) => setWords(target.value)}
            />
          </div>
          <Button type="submit" disabled={full || words.trim() === ""} className="mb-1.5">
            {t("add")}
          </Button>
        </form>
      </section>
      <Saved error={save.error} saved={save.isSuccess} />
      <div>
        <Button
          look="primary"
          disabled={save.isPending || reasons.some(({ label }) => label?.trim() === "")}
          onClick={() => save.mutate()}
        >
          {t("save")}
        </Button>
      </div>
    </div>
  );
}
