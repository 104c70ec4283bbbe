import Link from "next/link";
import { useFormatter, useTranslations } from "use-intl/react";
import type { OtherMethod, PairPage } from "@/lib/pair-answers";
import { useNumbers } from "../use-numbers";
import { useSkipWords } from "../use-skip-words";
import { TextStart } from "./text-start";

/** What the other methods made of this prompt in this language, as far as they have been run. */
export function OtherMethods({ projectId, pair }: { projectId: string; pair: PairPage }) {
  const t = useTranslations("pairs.others");
  const format = useFormatter();
  const run = pair.others.filter(({ runId }) => runId !== null);
  const notRun = pair.others.filter(({ runId }) => runId === null);
  return (
    <section className="grid gap-3">
      <h2 className="text-lg font-medium">{t("title")}</h2>
      {run.length > 0 ? (
        <ul className="divide-y divide-hairline border-y border-hairline">
          {run.map((other) => (
            <Other key={other.method} projectId={projectId} other={other} language={pair.language} />
          ))}
        </ul>
      ) : null}
      {notRun.length > 0 ? (
        <p className="text-sm text-muted">
          {t.rich("notRun", {
            methods: format.list(notRun.map(({ title }) => title)),
            link: (words) => (
              <Link href={`/projects/${projectId}/construct`} className="text-accent underline">
                {words}
              </Link>
            ),
          })}
        </p>
      ) : null}
    </section>
  );
}

function Other({ projectId, other, language }: { projectId: string; other: OtherMethod; language: string }) {
  const t = useTranslations("pairs");
  const { score } = useNumbers();
  const { sentence } = useSkipWords();
  const { method, title, runId, pairs, skip } = other;
  return (
    <li className="grid gap-x-6 gap-y-2 py-3 lg:grid-cols-[13rem_1fr]" data-testid={`method-${method}`}>
      <Link
        href={`/projects/${projectId}/runs/${runId}`}
        className="font-medium no-underline hover:underline"
      >
        {title}
      </Link>
      <div className="grid gap-3">
        {pairs.length === 0 ? (
          <p className="text-muted">
            {skip === null ? t("others.notLooked") : t("others.noPair", { reason: sentence(skip) })}
          </p>
        ) : null}
        {pairs.map(({ id, chosen, rejected, margin, compared }) => (
          <div key={id} className="grid gap-2">
            <p>
              <Link href={`/projects/${projectId}/pairs/${id}`} className="text-accent underline">
                {t(`compared.${compared}`)}
              </Link>
              {margin === null ? null : (
                <span className="text-muted"> · {t("marginIs", { margin: score(margin) })}</span>
              )}
            </p>
            {compared === "same" || compared === "flipped" ? null : (
              <Two chosen={chosen} rejected={rejected} language={language} />
            )}
          </div>
        ))}
      </div>
    </li>
  );
}

/** Two texts by their beginnings, under their words. */
export function Two({ chosen, rejected, language }: { chosen: string; rejected: string; language: string }) {
  const t = useTranslations("pairs.side");
  return (
    <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
      {[["chosen", chosen] as const, ["rejected", rejected] as const].map(([side, text]) => (
        <div key={side} className="min-w-0">
          <p className="text-sm text-muted">{t(side)}</p>
          <TextStart text={text} language={language} />
        </div>
      ))}
    </div>
  );
}
