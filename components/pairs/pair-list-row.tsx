import Link from "next/link";
import { useTranslations } from "use-intl/react";
import type { PairRow } from "@/lib/pair-answers";
import { useLanguageName } from "../use-language-name";
import { useNumbers } from "../use-numbers";
import { FlagList } from "./flag-list";
import { TextStart } from "./text-start";
import { VerdictMarks } from "./verdict-marks";

/** A pair in a list; all of the row is the link, whose name is the beginning of the prompt. */
export function PairListRow({
  pair,
  href,
  onMove,
}: {
  pair: PairRow;
  href: string;
  onMove: (by: number) => void;
}) {
  const t = useTranslations("pairs");
  const languageName = useLanguageName();
  const { score } = useNumbers();
  const { language, prompt, promptKey, chosen, rejected, margin, flags, verdicts } = pair;
  return (
    <li
      data-testid="pair"
      className="relative grid gap-x-6 gap-y-2 py-3 hover:bg-sunken lg:grid-cols-[1fr_1.25fr_1.25fr_5rem] lg:gap-y-1"
    >
      <div className="min-w-0">
        <Link
          data-row
          href={href}
          prefetch={false}
          onKeyDown={(event) => {
            const by = moves[event.key];
            if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
            event.preventDefault();
            onMove(by);
          }}
          className="no-underline after:absolute after:inset-0"
        >
          <TextStart text={prompt === "" ? promptKey : prompt} language={language} />
        </Link>
      </div>
      <Side word={t("side.chosen")} text={chosen} language={language} />
      <Side word={t("side.rejected")} text={rejected} language={language} />
      <p className="lg:text-end">
        <span className="text-sm text-muted lg:sr-only">{t("number.margin")} </span>
        {margin === null ? <span className="text-faint">{t("none")}</span> : score(margin)}
      </p>
      <p className="flex flex-wrap gap-x-3 text-sm text-muted">
        <span>{languageName(language)}</span>
        <bdi className="break-all text-faint">{promptKey}</bdi>
      </p>
      <FlagList flags={flags} className="lg:col-start-2 lg:col-end-4" />
      <p className="empty:hidden lg:col-start-4 lg:text-end">
        <VerdictMarks verdicts={verdicts} />
      </p>
    </li>
  );
}

const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 };

function Side({ word, text, language }: { word: string; text: string; language: string }) {
  return (
    <div className="min-w-0 max-lg:grid max-lg:grid-cols-[4.5rem_1fr] max-lg:gap-2">
      <span className="text-sm text-muted lg:sr-only">{word}</span>
      <TextStart text={text} language={language} />
    </div>
  );
}
