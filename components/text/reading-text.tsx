"use client";

import { type ComponentProps, memo, type ReactNode, Suspense, useContext, useMemo, useState } from "react";
import { useTranslations } from "use-intl/react";
import { faceOf } from "@/lib/fonts";
import { directionOf, scriptOf } from "@/lib/language";
import { late } from "../late";
import { blocksOf } from "./blocks";
import { Faces } from "./faces";
import { pieces } from "./hidden-characters";
import { HiddenMark } from "./hidden-mark";
import { beyond, laidOutLater, placeOfRest } from "./later";
import { cutAt, type Range } from "./marks";
import { Reach } from "./reach";
import type { SetText as SetTextType } from "./set-text";
import { prepareSettings, useSetting } from "./setting";

/** Longer texts are cut until somebody asks: laying out a megabyte takes a browser seconds. */
const shownAtFirst = 20_000;

/**
 * A block of user text: its own language, direction, face and line height, never those of the page. `flipped` turns
 * its direction round; `marks` are ranges of it, in UTF-16 units, in order and apart, that stand out. With `set`,
 * markdown and formulas are set as they are meant, where nothing is marked; else every character is shown as it is.
 */
export const ReadingText = memo(function ReadingText({
  text,
  language,
  className = "",
  flipped = false,
  marks = noMarks,
  set = false,
}: {
  text: string;
  language: string;
  className?: string;
  flipped?: boolean;
  marks?: readonly Range[];
  set?: boolean;
}) {
  const [whole, setWhole] = useState(false);
  const direction = directionOf(language, text);
  const cut = !whole && text.length > shownAtFirst;
  const shown = cut ? text.slice(0, shownAtFirst) : text;
  const setting = useSetting(shown, set && marks.length === 0);
  const wide = wideScripts.has(scriptOf(language, text));
  const asItIs = useMemo(() => <Blocks text={shown} marks={marks} wide={wide} />, [shown, marks, wide]);
  return (
    <div
      lang={language}
      dir={flipped ? otherWay[direction] : direction}
      data-face={faceOf(language, text)}
      className={`reading ${className}`}
    >
      <Faces language={language} text={text} />
      {setting ? (
        <Suspense fallback={asItIs}>
          <SetText nodes={setting} wide={wide} asItIs={asItIs} />
        </Suspense>
      ) : (
        asItIs
      )}
      {cut ? <ShowAll length={text.length} onClick={() => setWhole(true)} /> : null}
    </div>
  );
});

/** Sets texts that will be shown soon; done when nothing of them waits for it. */
export function prepareTexts(texts: readonly (string | null)[]): Promise<void> {
  return prepareSettings(texts.flatMap((text) => text?.slice(0, shownAtFirst) || []));
}

function ShowAll({ length, onClick }: { length: number; onClick: () => void }) {
  const t = useTranslations("ui.text");
  return (
    <button
      type="button"
      data-show-all=""
      onClick={onClick}
      className="mt-3 font-sans text-base text-accent underline pointer-coarse:min-h-[44px]"
    >
      {t("showAll", { n: length })}
    </button>
  );
}

type Setting = ComponentProps<typeof SetTextType> & { asItIs: ReactNode };

/** Fetched when the first text needs it, once; without a network texts are shown as they are. */
const SetText = late<Setting>(
  () => import("./set-text").then(({ SetText }) => SetText),
  ({ asItIs }) => asItIs,
);

const wideScripts = new Set(["Jpan", "Hans", "Hant", "Kore", "Hani"]);
const noMarks: readonly Range[] = [];

type Marking = { text: string; marks: readonly Range[]; wide: boolean };

/** Paragraphs and fenced code; every other character as it will be exported. */
const Blocks = memo(function Blocks({ text, marks, wide }: Marking) {
  const reach = useContext(Reach);
  const blocks = useMemo(() => blocksOf(text), [text]);
  const here = blocks.filter(({ at }) => at < reach);
  const rest = blocks[here.length];
  const set = here.map(({ at, kind, text: part }) => {
    const later = at > beyond ? laidOutLater(part.length, wide) : undefined;
    return kind === "code" ? (
      <pre key={at} className={`not-first:mt-3 ${later?.className ?? ""}`} style={later?.style}>
        <code>
          <Characters text={part} at={at} marks={marks} />
        </code>
      </pre>
    ) : (
      <p key={at} className={`not-first:mt-[0.7em] ${later?.className ?? ""}`} style={later?.style}>
        <Characters text={part} at={at} marks={marks} />
      </p>
    );
  });
  return rest ? [...set, <div key="rest" {...placeOfRest(text.length - rest.at, wide)} />] : set;
});

const otherWay = { ltr: "rtl", rtl: "ltr" } as const;

function Characters({ text, at, marks }: { text: string; at: number; marks: readonly Range[] }) {
  if (marks.length === 0) return <Plain text={text} />;
  return cutAt(text, at, marks).map(({ from, part, marked }) =>
    marked ? (
      <mark key={from}>
        <Plain text={part} />
      </mark>
    ) : (
      <Plain key={from} text={part} />
    ),
  );
}

/** Hidden controls are shown as marks instead of being obeyed, so that no text can rearrange what stands beside it. */
function Plain({ text }: { text: string }) {
  return pieces(text).map((piece) =>
    "hidden" in piece ? (
      <HiddenMark key={piece.at} codePoint={piece.codePoint} name={piece.hidden} />
    ) : (
      piece.text
    ),
  );
}
