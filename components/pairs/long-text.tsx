"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { ReadingText } from "../text/reading-text";

/** More than this many characters are cut down to some lines until somebody asks for them: the page stays one page. */
const shownWhole = 2_500;

/** A text that may be very long, of which the beginning stands there with a button for the rest. */
export function LongText({
  text,
  language,
  className = "",
}: {
  text: string;
  language: string;
  className?: string;
}) {
  const t = useTranslations("pairs.text");
  const [whole, setWhole] = useState(false);
  if (text.length <= shownWhole) return <ReadingText text={text} language={language} className={className} />;
  return (
    <div className="grid content-start gap-2">
      {/* The last lines fade out, so that nobody takes them for the end. */}
      <div
        data-shortened={whole ? undefined : ""}
        className={
          whole
            ? ""
            : "max-h-[26rem] overflow-hidden mask-[linear-gradient(black_calc(100%-3rem),transparent)]"
        }
      >
        <ReadingText
          text={whole ? text : text.slice(0, shownWhole)}
          language={language}
          className={className}
        />
      </div>
      <button
        type="button"
        aria-expanded={whole}
        onClick={() => setWhole(!whole)}
        className="min-h-6 w-fit cursor-pointer text-sm text-accent underline pointer-coarse:min-h-[44px]"
      >
        {whole ? t("less") : t("all", { n: [...text].length })}
      </button>
    </div>
  );
}
