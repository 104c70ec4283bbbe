"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { fetchJson } from "@/lib/fetch-json";
import { faceOf } from "@/lib/fonts";
import { directionOf } from "@/lib/language";
import type { Guideline } from "@/lib/review/guideline";
import { Faces } from "../text/faces";
import { Button } from "../ui/button";
import { Select, TextArea } from "../ui/field";
import { useLanguageName } from "../use-language-name";
import { Saved } from "./saved";

const standard = "";

/** The guideline in each of its languages; saving makes the next version, of all of them together. */
export function GuidelineEditor({
  projectId,
  guideline,
  languages,
}: {
  projectId: string;
  guideline: Guideline;
  /** Those that one may write in: of the project, and of the interface. */
  languages: readonly string[];
}) {
  const t = useTranslations("settings.guideline");
  const nameOf = useLanguageName();
  const router = useRouter();
  const [from, setFrom] = useState(guideline.version);
  const [draft, setDraft] = useState({
    text: guideline.text,
    language: guideline.language,
    texts: guideline.texts,
  });
  const [shown, setShown] = useState(standard);
  const save = useMutation({
    mutationFn: () =>
      fetchJson<{ version: number }>(`/api/projects/${projectId}/guideline`, {
        method: "PUT",
        body: { from, ...draft },
      }),
    onSuccess: ({ version }) => {
      setFrom(version);
      router.refresh();
    },
  });
  const written = Object.keys(draft.texts).filter((language) => draft.texts[language]?.trim() !== "");
  const language = shown === standard ? draft.language : shown;
  const text = shown === standard ? draft.text : (draft.texts[shown] ?? "");
  const change = (change: Partial<typeof draft>) => {
    if (save.isSuccess || save.isError) save.reset();
    setDraft({ ...draft, ...change });
  };
  return (
    <form
      className="grid max-w-3xl gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Select label={t("which")} value={shown} onChange={({ target }) => setShown(target.value)}>
          <option value={standard}>{t("standard")}</option>
          {languages.map((language) => (
            <option key={language} value={language}>
              {written.includes(language) ? t("hasText", { language: nameOf(language) }) : nameOf(language)}
            </option>
          ))}
        </Select>
        {shown === standard ? (
          <Select
            label={t("itsLanguage")}
            value={draft.language ?? ""}
            onChange={({ target }) => change({ language: target.value === "" ? null : target.value })}
          >
            <option value="">{t("unnamed")}</option>
            {languages.map((language) => (
              <option key={language} value={language}>
                {nameOf(language)}
              </option>
            ))}
          </Select>
        ) : null}
      </div>
      <Faces language={language ?? "und"} text={text} />
      <TextArea
        key={shown}
        label={shown === standard ? t("standard") : nameOf(shown)}
        rows={16}
        maxLength={20_000}
        lang={language ?? undefined}
        dir={language === null ? "auto" : directionOf(language)}
        data-face={faceOf(language ?? "und", text)}
        className="reading w-full rounded-control border border-outline bg-raised px-3 py-2 [--reading-scale:0.9]"
        value={text}
        onChange={({ target }) =>
          change(
            shown === standard
              ? { text: target.value }
              : { texts: { ...draft.texts, [shown]: target.value } },
          )
        }
        hint={shown === standard ? t("standardHint") : t("languageHint")}
      />
      <Saved error={save.error} saved={save.isSuccess} />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" look="primary" disabled={save.isPending}>
          {t("save")}
        </Button>
        <span className="text-muted">{from === 0 ? t("none") : t("now", { version: from })}</span>
      </div>
    </form>
  );
}
