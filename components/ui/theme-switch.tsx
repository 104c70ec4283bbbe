"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";

const order = ["system", "light", "dark"] as const;
export type Theme = (typeof order)[number];

/** Goes round the three themes. The choice is a cookie, so that the server's first byte is already right. */
export function ThemeSwitch({ initial }: { initial: Theme }) {
  const t = useTranslations("ui.theme");
  const [theme, setTheme] = useState(initial);
  const next = order[(order.indexOf(theme) + 1) % order.length] ?? "system";
  const change = () => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari
    document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax`;
    document.documentElement.dataset.theme = next;
    setTheme(next);
  };
  return (
    <button
      type="button"
      onClick={change}
      title={t(theme)}
      aria-label={t("change", { theme: t(theme) })}
      className="grid size-9 cursor-pointer place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink"
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor">
        <circle cx="8" cy="8" r="6" />
        {theme === "light" ? null : (
          <path
            d={theme === "dark" ? "M8 2a6 6 0 0 1 0 12a6 6 0 0 1 0-12" : "M8 2a6 6 0 0 1 0 12z"}
            fill="currentColor"
          />
        )}
      </svg>
    </button>
  );
}
