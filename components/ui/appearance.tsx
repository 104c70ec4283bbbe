"use client";

import { useId, useState } from "react";
import { useTranslations } from "use-intl/react";
import { remember } from "./remember";

const choices = {
  theme: ["system", "light", "dark"],
  contrast: ["system", "standard", "more"],
} as const;
type Name = keyof typeof choices;

/**
 * Light or dark, and how much contrast. Each choice is a cookie, so that the server's first byte is already right; the
 * root element says what holds now, and so this is for places that are opened by hand and never made on the server.
 */
export function Appearance() {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Choice name="theme" />
      <Choice name="contrast" />
    </div>
  );
}

function Choice({ name }: { name: Name }) {
  const t = useTranslations("ui.appearance");
  const group = useId();
  const [now, setNow] = useState(() => document.documentElement.dataset[name] ?? "system");
  const choose = (choice: string) => {
    remember(name, choice);
    document.documentElement.dataset[name] = choice;
    setNow(choice);
  };
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{t(name)}</legend>
      {choices[name].map((choice) => (
        <label
          key={choice}
          className="flex min-h-7 cursor-pointer items-center gap-3 pointer-coarse:min-h-[44px]"
        >
          <input
            type="radio"
            name={group}
            checked={choice === now}
            onChange={() => choose(choice)}
            className="size-4 accent-accent"
          />
          {t(choice)}
        </label>
      ))}
    </fieldset>
  );
}
