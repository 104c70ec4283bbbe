"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Appearance } from "./appearance";
import { Dialog } from "./dialog";

/** Leads to how the pages look: light or dark, and how much contrast. */
export function ThemeSwitch() {
  const t = useTranslations("ui.appearance");
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        title={t("title")}
        aria-label={t("title")}
        className="grid size-9 cursor-pointer place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink pointer-coarse:size-[44px]"
      >
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor">
          <circle cx="8" cy="8" r="6" />
          <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
        </svg>
      </button>
      <Dialog open={open} title={t("title")} onClose={() => setOpen(false)}>
        {open ? <Appearance /> : null}
      </Dialog>
    </>
  );
}
