"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import { fetchJson } from "@/lib/fetch-json";
import type { Policy } from "@/lib/review/policy";
import { Button } from "../ui/button";
import { Checkbox, Field, Select } from "../ui/field";
import { Saved } from "./saved";

type Project = { id: string; name: string; description: string; policy: Policy };

/** What a project is called, what annotators see, and what a new queue starts with. */
export function PolicyForm({ project }: { project: Project }) {
  const t = useTranslations("settings.form");
  const [mode, setMode] = useState(project.policy.mode);
  const save = useMutation({
    mutationFn: (body: unknown) => fetchJson(`/api/projects/${project.id}`, { method: "PATCH", body }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    save.mutate({
      name: text("name"),
      description: text("description"),
      policy: {
        mode,
        overlap: Number(form.get("overlap")),
        leaseMinutes: Number(form.get("leaseMinutes")),
        showReference: form.has("showReference"),
        referenceAfterChoice: form.has("referenceAfterChoice"),
        askStrength: form.has("askStrength"),
        showGloss: form.has("showGloss"),
        showScores: form.has("showScores") && mode === "open",
      },
    });
  };
  return (
    <form onSubmit={submit} className="grid max-w-2xl gap-8">
      <section className="grid gap-4">
        <Field label={t("name")} name="name" defaultValue={project.name} required maxLength={80} />
        <Field
          label={t("description")}
          name="description"
          defaultValue={project.description}
          maxLength={500}
        />
      </section>
      <section className="grid gap-4">
        <h2 className="text-lg font-medium">{t("review")}</h2>
        <Select
          label={t("mode")}
          value={mode}
          onChange={(event) => setMode(event.target.value === "open" ? "open" : "blind")}
          hint={t(`modeHint.${mode}`)}
        >
          <option value="blind">{t("blind")}</option>
          <option value="open">{t("open")}</option>
        </Select>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label={t("overlap")}
            name="overlap"
            type="number"
            min={1}
            max={20}
            defaultValue={project.policy.overlap}
          />
          <Field
            label={t("lease")}
            name="leaseMinutes"
            type="number"
            min={1}
            max={240}
            defaultValue={project.policy.leaseMinutes}
            hint={t("leaseHint")}
          />
        </div>
        <Switches policy={project.policy} open={mode === "open"} />
      </section>
      <Saved error={save.error} saved={save.isSuccess} />
      <div>
        <Button type="submit" look="primary" disabled={save.isPending}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}

/** What annotators see beside the pair, and what they are asked. */
function Switches({ policy, open }: { policy: Policy; open: boolean }) {
  const t = useTranslations("settings.form");
  return (
    <div>
      <Checkbox name="showReference" label={t("showReference")} defaultChecked={policy.showReference} />
      <Checkbox
        name="referenceAfterChoice"
        label={t("afterChoice")}
        hint={t("afterChoiceHint")}
        defaultChecked={policy.referenceAfterChoice}
      />
      <Checkbox
        name="askStrength"
        label={t("strength")}
        hint={t("strengthHint")}
        defaultChecked={policy.askStrength}
      />
      <Checkbox name="showGloss" label={t("gloss")} hint={t("glossHint")} defaultChecked={policy.showGloss} />
      <Checkbox
        name="showScores"
        label={t("scores")}
        hint={t("scoresHint")}
        defaultChecked={policy.showScores}
        disabled={!open}
      />
    </div>
  );
}
