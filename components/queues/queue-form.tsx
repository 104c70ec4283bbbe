"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { RunSummary } from "@/lib/answers";
import { fetchJson } from "@/lib/fetch-json";
import type { QueueKind } from "@/lib/review/queue-plan";
import { Button } from "../ui/button";
import { Field, Select } from "../ui/field";
import { Notice } from "../ui/notice";
import { useFlagWords } from "../use-flag-words";
import { useLanguageOrder } from "../use-language-order";
import { useProblemText } from "../use-problem-text";
import { bodyOf, type Draft, firstDraft } from "./draft";
import { PreviewTable } from "./preview-table";
import { queuesQuery } from "./queries";

const kinds: readonly QueueKind[] = ["plain", "audit", "triage"];

type Props = { projectId: string; runs: readonly RunSummary[]; mode: "blind" | "open"; overlap: number };

/** Which pairs, in which order, to how many people: with what that comes to beside it, before anything is made. */
export function QueueForm({ projectId, runs, mode, overlap }: Props) {
  const t = useTranslations("queues");
  const { nameOf, byName } = useLanguageOrder();
  const flagWords = useFlagWords();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft>({ ...firstDraft, runId: runs[0]?.id ?? "", mode, overlap });
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const run = runs.find(({ id }) => id === draft.runId);
  const counts = Object.entries(run?.counts ?? {});
  const flags = [...new Set(counts.flatMap(([, { flags }]) => Object.keys(flags)))].sort();
  const make = useMutation({
    mutationFn: () => fetchJson(`/api/projects/${projectId}/queues`, { method: "POST", body: bodyOf(draft) }),
    onSuccess: () => {
      change({ name: "" });
      return Promise.all([
        queries.invalidateQueries({ queryKey: queuesQuery(projectId).queryKey }),
        queries.invalidateQueries({ queryKey: ["queue-preview", projectId] }),
      ]);
    },
  });
  const number = (
    name: "overlap" | "precision" | "more" | "gold" | "repeat" | "tie",
    max: number,
    min = 0,
  ) => ({
    label: t(name),
    type: "number",
    min,
    max,
    value: draft[name],
    onChange: ({ target }: { target: HTMLInputElement }) => change({ [name]: target.valueAsNumber }),
  });
  const ties = draft.kind === "audit" || draft.mode === "blind";
  return (
    <form
      className="grid gap-6 lg:grid-cols-2 lg:gap-12"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <div className="grid content-start gap-4">
        <h2 className="text-lg font-medium">{t("new")}</h2>
        <Select
          label={t("kind")}
          hint={t(`hint.${draft.kind}`)}
          value={draft.kind}
          onChange={({ target }) => change({ kind: kinds.find((kind) => kind === target.value) ?? "plain" })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </Select>
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label={t("run")}
            value={draft.runId}
            onChange={({ target }) => change({ runId: target.value })}
          >
            {runs.map(({ id, method, pairs }) => (
              <option key={id} value={id}>{`${method}, ${pairs}`}</option>
            ))}
          </Select>
          <Select
            label={t("language")}
            value={draft.language}
            onChange={({ target }) => change({ language: target.value })}
          >
            <option value="">{t("everyLanguage")}</option>
            {counts
              .map(([language]) => language)
              .sort(byName)
              .map((language) => (
                <option key={language} value={language}>
                  {nameOf(language)}
                </option>
              ))}
          </Select>
          <Select
            label={t("flag")}
            value={draft.flag}
            onChange={({ target }) => change({ flag: target.value })}
          >
            <option value="">{t("anyFlag")}</option>
            {flags.map((flag) => (
              <option key={flag} value={flag}>
                {flagWords.name(flag)}
              </option>
            ))}
          </Select>
          <Select
            label={t("judged")}
            value={draft.judged}
            onChange={({ target }) => change({ judged: target.value === "no" ? "no" : "" })}
          >
            <option value="">{t("judgedOrNot")}</option>
            <option value="no">{t("notJudged")}</option>
          </Select>
          {draft.kind === "plain" ? (
            <Select
              label={t("order")}
              value={draft.order}
              onChange={({ target }) =>
                change({ order: orders.find((order) => order === target.value) ?? "made" })
              }
            >
              {orders.map((order) => (
                <option key={order} value={order}>
                  {t(`orders.${order}`)}
                </option>
              ))}
            </Select>
          ) : null}
          {draft.kind === "audit" ? (
            <Field {...number("precision", 30, 1)} step="0.5" hint={t("precisionHint")} required />
          ) : (
            <Select
              label={t("mode")}
              value={draft.mode}
              onChange={({ target }) => change({ mode: target.value === "open" ? "open" : "blind" })}
            >
              <option value="blind">{t("blind")}</option>
              <option value="open">{t("open")}</option>
            </Select>
          )}
          <Field {...number("overlap", 19, 1)} required />
          <Field {...number("more", 100)} hint={t("moreHint")} required />
        </div>
        <fieldset className="grid gap-3">
          <legend className="mb-1 font-medium">{t("controls")}</legend>
          <p className="text-sm text-muted">{t("controlsHint")}</p>
          <div className="grid gap-4 sm:grid-cols-3">
            <Field {...number("gold", 20)} required />
            <Field {...number("repeat", 20)} required />
            <Field {...number("tie", 10)} value={ties ? draft.tie : 0} disabled={!ties} required />
          </div>
        </fieldset>
      </div>
      <div className="grid content-start gap-4">
        <PreviewTable projectId={projectId} draft={draft} />
        <Field
          label={t("name")}
          value={draft.name}
          required
          maxLength={80}
          onChange={({ target }) => change({ name: target.value })}
        />
        {make.error ? <Notice tone="error" title={problemText(make.error)} /> : null}
        {make.isSuccess && draft.name === "" ? <Notice tone="good" title={t("made")} /> : null}
        <div>
          <Button type="submit" look="primary" disabled={make.isPending}>
            {t("make")}
          </Button>
        </div>
      </div>
    </form>
  );
}

const orders = ["made", "smallest", "largest", "random"] as const;
