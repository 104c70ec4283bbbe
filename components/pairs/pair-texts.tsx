import { useTranslations } from "use-intl/react";
import type { PairPage, PairText } from "@/lib/pair-answers";
import { countHidden } from "../text/hidden-characters";
import { FlagList } from "./flag-list";
import { LongText } from "./long-text";

/** Chosen, rejected and reference beside each other, as a reviewer of an open queue sees them. */
export function PairTexts({ pair }: { pair: PairPage }) {
  const t = useTranslations("pairs");
  const { language, reference, chosen, rejected, responses } = pair;
  const rankOf = ({ id }: PairText) => responses.find((response) => response.id === id)?.rank ?? null;
  const ranked = responses.filter(({ rank }) => rank !== null).length;
  const place = (text: PairText) => {
    const rank = rankOf(text);
    return rank === null ? null : t("rankOf", { rank, total: ranked + pair.moreResponses });
  };
  const columns = reference ? "lg:grid-cols-[1fr_1fr_minmax(16rem,0.72fr)]" : "lg:grid-cols-2";
  return (
    <div className={`grid border-y border-hairline max-lg:divide-y max-lg:divide-hairline ${columns}`}>
      <Text
        word={t("chosen")}
        text={chosen}
        language={language}
        place={place(chosen)}
        look="border-t-accept lg:pe-6"
      />
      <Text
        word={t("rejected")}
        text={rejected}
        language={language}
        place={place(rejected)}
        look="border-t-transparent lg:border-s lg:border-s-hairline lg:px-6"
      />
      {reference ? (
        <Text
          word={t("reference")}
          text={reference}
          language="en"
          place={null}
          look="border-t-transparent bg-sunken px-4 lg:border-s lg:border-s-hairline [--reading-scale:0.9]"
        />
      ) : null}
    </div>
  );
}

function Text({
  word,
  text,
  language,
  place,
  look,
}: {
  word: string;
  text: PairText;
  language: string;
  place: string | null;
  look: string;
}) {
  const t = useTranslations("pairs");
  const controls = countHidden(text.text);
  const about = [place, text.model, text.origin && t(`origin.${text.origin}`), text.key].filter(
    (part) => part !== null,
  );
  return (
    <section aria-label={word} className={`grid content-start gap-3 border-t-2 py-4 ${look}`}>
      <header className="grid gap-1">
        <h2 className="font-medium">{word}</h2>
        <p className="flex flex-wrap gap-x-3 text-sm text-muted">
          {about.map((part) => (
            <bdi key={part}>{part}</bdi>
          ))}
          {controls > 0 ? <span>{t("hidden", { n: controls })}</span> : null}
        </p>
        <FlagList flags={text.flags} />
      </header>
      <LongText text={text.text} language={language} className="max-w-[68ch]" />
      {text.gloss === null ? null : (
        <details className="text-sm text-muted">
          <summary className="cursor-pointer">{t("gloss")}</summary>
          <LongText text={text.gloss} language="en" className="mt-2 [--reading-scale:0.85]" />
        </details>
      )}
    </section>
  );
}
