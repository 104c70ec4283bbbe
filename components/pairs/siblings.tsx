import Link from "next/link";
import { useTranslations } from "use-intl/react";
import type { PairPage } from "@/lib/pair-answers";
import { useLanguageOrder } from "../use-language-order";
import { useNumbers } from "../use-numbers";
import { useSkipWords } from "../use-skip-words";
import { Two } from "./other-methods";
import { VerdictMarks } from "./verdict-marks";

/** The same prompt in the other languages of the run: what was chosen there, and what people said of it. */
export function Siblings({ projectId, pair, query }: { projectId: string; pair: PairPage; query: string }) {
  const t = useTranslations("pairs");
  const { nameOf, byName } = useLanguageOrder();
  const { score } = useNumbers();
  const { sentence } = useSkipWords();
  if (pair.siblings.length === 0) return null;
  const siblings = pair.siblings.toSorted((one, other) => byName(one.language, other.language));
  return (
    <section className="grid gap-3">
      <h2 className="text-lg font-medium">{t("siblings")}</h2>
      <ul className="divide-y divide-hairline border-y border-hairline">
        {siblings.map(({ language, pairs, skip }) => (
          <li
            key={language}
            className="grid gap-x-6 gap-y-2 py-3 lg:grid-cols-[13rem_1fr]"
            data-testid={`sibling-${language}`}
          >
            <span className="font-medium">{nameOf(language)}</span>
            <div className="grid gap-3">
              {skip === null ? null : (
                <p className="text-muted">{t("others.noPair", { reason: sentence(skip) })}</p>
              )}
              {pairs.map(({ id, chosen, rejected, margin, verdicts }) => (
                <div key={id} className="grid gap-2">
                  <p className="flex flex-wrap gap-x-4">
                    <Link
                      href={`/projects/${projectId}/pairs/${id}?${query}`}
                      className="text-accent underline"
                    >
                      {t("title", { id })}
                    </Link>
                    {margin === null ? null : (
                      <span className="text-muted">{t("marginIs", { margin: score(margin) })}</span>
                    )}
                    <VerdictMarks verdicts={verdicts} />
                  </p>
                  <Two chosen={chosen} rejected={rejected} language={language} />
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
