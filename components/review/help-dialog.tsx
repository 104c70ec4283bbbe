"use client";

import { type ReactNode, useId } from "react";
import { useLocale, useTranslations } from "use-intl/react";
import type { Mode } from "@/lib/review/choice";
import { keysShown, namesIn } from "@/lib/review/keymap";
import { type Preferences, sizes, standardPreferences, step, widths } from "@/lib/review/preferences";
import { Appearance } from "../ui/appearance";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Checkbox } from "../ui/field";
import { Kbd } from "../ui/kbd";
import { LocaleSwitch } from "../ui/locale-switch";
import { KeyRow } from "./key-row";

export type Switch = {
  name: "reference" | "differences" | "markdown" | "direction" | "together";
  on: boolean;
  turn: () => void;
};

/** How texts are shown, every key with what it does and a way to put it elsewhere, and how the page itself looks. */
export function HelpDialog({
  mode,
  preferences,
  switches,
  onChange,
  onClose,
}: {
  mode: Mode;
  preferences: Preferences;
  switches: readonly Switch[];
  onChange: (change: Partial<Preferences>) => void;
  onClose: () => void;
}) {
  const t = useTranslations("review");
  const ui = useTranslations("ui");
  const locale = useLocale();
  const { keys, size, width } = preferences;
  return (
    <Dialog open title={t("top.keys")} onClose={onClose}>
      <div className="grid gap-6">
        <Part heading={t("text.heading")}>
          {switches.map(({ name, on, turn }) => (
            <span key={name} className="flex items-baseline justify-between gap-4">
              <Checkbox label={t(`text.${name}`)} checked={on} onChange={turn} />
              {keys.on ? <Kbd>{keysShown(name, keys)}</Kbd> : null}
            </span>
          ))}
          <Scale
            name={t("text.size")}
            value={size.toLocaleString(locale, { style: "percent" })}
            less={t("text.smaller")}
            more={t("text.larger")}
            scale={sizes}
            now={size}
            onChange={(size) => onChange({ size })}
          />
          <Scale
            name={t("text.width")}
            value={t("text.characters", { n: width })}
            less={t("text.shorter")}
            more={t("text.longer")}
            scale={widths}
            now={width}
            onChange={(width) => onChange({ width })}
          />
          <Button
            look="quiet"
            className="-ms-3.5 justify-self-start"
            disabled={size === standardPreferences.size && width === standardPreferences.width}
            onClick={() => onChange({ size: standardPreferences.size, width: standardPreferences.width })}
          >
            {t("text.standard")}
          </Button>
        </Part>
        <Part heading={t("keys.heading")}>
          <ul className="grid gap-1">
            {namesIn(mode).map((name) => (
              <KeyRow key={name} name={name} keys={keys} onChange={(keys) => onChange({ keys })} />
            ))}
          </ul>
          <Checkbox
            label={t("keys.work")}
            hint={t("keys.workHint")}
            checked={keys.on}
            onChange={(event) => onChange({ keys: { ...keys, on: event.target.checked } })}
          />
          <Button
            look="quiet"
            className="-ms-3.5 justify-self-start"
            disabled={Object.keys(keys.changed).length === 0}
            onClick={() => onChange({ keys: { ...keys, changed: {} } })}
          >
            {t("keys.standard")}
          </Button>
        </Part>
        <div className="grid gap-4 border-t border-hairline pt-4">
          <Appearance />
          <div className="flex flex-wrap items-center gap-x-3">
            <span aria-hidden="true">{ui("language")}</span>
            <LocaleSwitch />
          </div>
        </div>
        <p className="border-t border-hairline pt-4 text-muted">
          {mode === "blind" ? t("mode.blind") : t("mode.open")}
        </p>
      </div>
    </Dialog>
  );
}

function Part({ heading, children }: { heading: string; children: ReactNode }) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-2 not-first:border-t not-first:border-hairline not-first:pt-4"
    >
      <h3 id={id} className="font-medium">
        {heading}
      </h3>
      {children}
    </section>
  );
}

function Scale({
  name,
  value,
  less,
  more,
  scale,
  now,
  onChange,
}: {
  name: string;
  value: string;
  less: string;
  more: string;
  scale: readonly number[];
  now: number;
  onChange: (value: number) => void;
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <span className="min-w-28">{name}</span>
      <span className="flex gap-1">
        <Button aria-label={less} disabled={now === scale[0]} onClick={() => onChange(step(scale, now, -1))}>
          −
        </Button>
        <Button
          aria-label={more}
          disabled={now === scale.at(-1)}
          onClick={() => onChange(step(scale, now, 1))}
        >
          +
        </Button>
      </span>
      <output className="text-muted">{value}</output>
    </div>
  );
}
