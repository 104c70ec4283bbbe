import { useTranslations } from "use-intl/react";
import type { Trial } from "@/lib/pair-answers";
import { Skips } from "../project/skips";
import { useLanguageOrder } from "../use-language-order";
import { useNumbers } from "../use-numbers";

/** Pairs and skips of a trial by language. */
export function TrialCounts({ trial }: { trial: Trial }) {
  const t = useTranslations("construct.column");
  const { nameOf, byName } = useLanguageOrder();
  const { count } = useNumbers();
  const rows = Object.entries(trial.counts).sort(([a], [b]) => byName(a, b));
  return (
    <table className="w-full border-collapse">
      <thead className="text-sm text-muted">
        <tr className="border-b border-hairline">
          <th className="py-1 pe-4 text-start font-normal">{t("language")}</th>
          <th className="py-1 pe-6 text-end font-normal">{t("prompts")}</th>
          <th className="py-1 pe-6 text-end font-normal">{t("pairs")}</th>
          <th className="py-1 text-start font-normal">{t("skipped")}</th>
        </tr>
      </thead>
      <tbody className="divide-y divide-hairline border-b border-hairline">
        {rows.map(([language, { prompts, pairs, skips }]) => (
          <tr key={language} className="align-baseline">
            <th scope="row" className="py-1 pe-4 text-start font-normal">
              {nameOf(language)}
            </th>
            <td className="py-1 pe-6 text-end">{count(prompts)}</td>
            <td className="py-1 pe-6 text-end">{count(pairs)}</td>
            <td className="py-1">
              <Skips skips={skips} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
