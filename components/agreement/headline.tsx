import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import type { Agreement, AgreementRow } from "@/lib/agreement-answers";
import { useLanguageName } from "../use-language-name";
import { useNumbers } from "../use-numbers";

/** What can be said in one sentence, of the language that may be trusted least: by the lower end of its interval. */
export function AgreementHeadline({ page: { languages, runs } }: { page: Agreement }) {
  const t = useTranslations("agreement.says");
  const nameOf = useLanguageName();
  const { percent } = useNumbers();
  const [row] = languages.toSorted((a, b) => (a.method.interval?.[0] ?? 1) - (b.method.interval?.[0] ?? 1));
  if (!row) return null;
  const titles = [...new Set(runs.map(({ title }) => title))];
  const method = titles.length === 1 ? (titles[0] ?? "") : t("several");
  const language = nameOf(row.language);
  const rich = {
    m: (words: ReactNode) => <bdi>{words}</bdi>,
    b: (words: ReactNode) => <strong>{words}</strong>,
  };
  const { value, interval, n } = row.method;
  return (
    <p className="max-w-[62ch] break-words text-xl leading-snug font-medium tracking-tight">
      {value === null || !interval
        ? t.rich("undecided", { language, method, ...rich })
        : t.rich("method", {
            language,
            method,
            value: percent(value),
            low: percent(interval[0]),
            high: percent(interval[1]),
            n,
            ...rich,
          })}{" "}
      <Ceiling people={row.people} />
    </p>
  );
}

function Ceiling({ people }: Pick<AgreementRow, "people">) {
  const t = useTranslations("agreement.says");
  const { percent } = useNumbers();
  if (!people) return null;
  const { value, interval, n } = people.percent;
  if (value === null || !interval) return <span className="text-muted">{t("noCeiling")}</span>;
  return (
    <span>
      {t("ceiling", {
        value: percent(value),
        low: percent(Math.max(0, interval[0])),
        high: percent(interval[1]),
        n,
      })}
    </span>
  );
}
