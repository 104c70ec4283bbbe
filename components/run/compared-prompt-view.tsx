import Link from "next/link";
import { useTranslations } from "use-intl/react";
import type { ComparedPair, ComparedPrompt } from "@/lib/run-answers";
import { ReadingText } from "../text/reading-text";
import { useLanguageName } from "../use-language-name";
import { useNumbers } from "../use-numbers";
import { useSkipWords } from "../use-skip-words";
import { type TextInRoles, textsInRoles } from "./compared-texts";

type Names = { here: string; there: string };

/** A prompt with the pairs of two runs: each text once, under what either run made of it. */
export function ComparedPromptView({
  projectId,
  prompt,
  names,
}: {
  projectId: string;
  prompt: ComparedPrompt;
  names: Names;
}) {
  const t = useTranslations("run.compare");
  const languageName = useLanguageName();
  const { sentence } = useSkipWords();
  const { here, there, language, skip } = prompt;
  const without = here === null ? names.here : there === null ? names.there : null;
  return (
    <article aria-label={t("promptAndPairs")} className="grid content-start gap-5">
      <header className="grid gap-2">
        <p className="flex flex-wrap gap-x-4 text-sm text-muted">
          <span>{languageName(language)}</span>
          <bdi>{prompt.promptKey}</bdi>
          <PairLink projectId={projectId} name={names.here} pair={here} />
          <PairLink projectId={projectId} name={names.there} pair={there} />
        </p>
        <ReadingText text={prompt.prompt} language={language} className="max-w-[68ch]" />
      </header>
      {without === null ? null : (
        <p className="border-s-2 border-hairline ps-4 text-muted">
          {t("without", { name: without, reason: skip === null ? t("notAsked") : sentence(skip) })}
        </p>
      )}
      <div className="grid border-t border-hairline md:grid-cols-2">
        {textsInRoles(prompt).map((text, at) => (
          <Text key={text.id} text={text} language={language} names={names} right={at % 2 === 1} />
        ))}
      </div>
    </article>
  );
}

function PairLink({ projectId, name, pair }: { projectId: string; name: string; pair: ComparedPair | null }) {
  const t = useTranslations("pairs");
  const { score } = useNumbers();
  if (!pair) return null;
  return (
    <span>
      <Link
        href={`/projects/${projectId}/pairs/${pair.id}`}
        prefetch={false}
        className="text-accent underline"
      >
        {name}
      </Link>
      {pair.margin === null ? null : ` · ${t("marginIs", { margin: score(pair.margin) })}`}
    </span>
  );
}

function Text({
  text,
  language,
  names,
  right,
}: {
  text: TextInRoles;
  language: string;
  names: Names;
  right: boolean;
}) {
  const t = useTranslations("run.compare");
  const cut = text.length - [...text.text].length;
  return (
    <section
      className={`grid content-start gap-2 border-b border-hairline py-4 ${
        right ? "md:border-s md:ps-6" : "md:pe-6"
      }`}
    >
      <h3 className="flex flex-wrap gap-x-4 text-sm">
        {text.roles.map(({ run, role }) => (
          <span key={`${run} ${role}`} className={role === "chosen" ? "font-medium" : "text-muted"}>
            <span aria-hidden="true">{role === "chosen" ? "● " : "○ "}</span>
            {t(role === "chosen" ? "chosenBy" : "rejectedBy", { name: names[run] })}
          </span>
        ))}
      </h3>
      <ReadingText text={text.text} language={language} className="max-w-[68ch]" />
      {cut > 0 ? <p className="text-sm text-muted">{t("cut", { n: cut })}</p> : null}
    </section>
  );
}
