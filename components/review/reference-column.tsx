"use client";

import { useTranslations } from "use-intl/react";
import { ReadingText } from "../text/reading-text";
import { TextRegion } from "./text-region";

type Props = {
  text: string;
  set: boolean;
  /** Picked on a phone. */
  onTab: boolean;
  /** Drawn out on a tablet. */
  open: boolean;
  onOpen: () => void;
};

/** The English reference: beside the responses on a desk, a drawer above them on a tablet, a tab on a phone. */
export function ReferenceColumn({ text, set, onTab, open, onOpen }: Props) {
  const t = useTranslations("review.pair");
  return (
    <TextRegion
      name="reference"
      aria-label={t("reference")}
      className={`border-hairline bg-sunken md:max-lg:order-first md:max-lg:col-span-2 md:max-lg:max-h-[32dvh] md:max-lg:border-b lg:border-s ${onTab ? "" : "max-md:hidden"}`}
    >
      <div className="sticky top-0 z-1 bg-sunken px-5 pt-3 pb-1.5 text-sm text-muted max-md:hidden md:max-lg:p-0">
        <h2 className="md:max-lg:hidden">{t("reference")}</h2>
        <button
          type="button"
          aria-expanded={open}
          onClick={onOpen}
          className="flex h-10 w-full cursor-pointer items-center gap-2 px-5 text-start -outline-offset-2 hover:text-ink lg:hidden pointer-coarse:h-[44px]"
        >
          <span aria-hidden="true" className={open ? "rotate-90" : "rtl:rotate-180"}>
            ›
          </span>
          {t("reference")}
        </button>
      </div>
      <ReadingText
        text={text}
        language="en"
        set={set}
        className={`px-5 pt-0.5 pb-6 [--reading-scale:0.9] max-md:pt-4 max-w-[calc(var(--reading-width)*1ch+2.5rem)] ${open ? "" : "md:max-lg:hidden"}`}
      />
    </TextRegion>
  );
}
