"use client";

import { useFormatter, useTranslations } from "use-intl/react";
import type { BoardLanguage } from "@/lib/answers";
import { ScrollRegion } from "../ui/scroll-region";
import { Share } from "../ui/share";
import { VerdictBar } from "../ui/verdict-bar";
import { useByLanguageName, useLanguageName } from "../use-language-name";
import { Skips } from "./skips";

const head = "py-2 pe-6 text-start text-sm font-normal text-muted";
const cell = "py-2.5 pe-6 whitespace-nowrap";

/** A line for each language: what there is, what was judged, and how it was judged. */
export function BoardLanguages({ projectId, rows }: { projectId: string; rows: BoardLanguage[] }) {
  const t = useTranslations("board.table");
  const byName = useByLanguageName();
  return (
    <ScrollRegion aria-label={t("label")}>
      <table className="w-full border-collapse">
        <thead>
          <tr className="border-b border-hairline">
            <th className={head}>{t("language")}</th>
            <th className={`${head} text-end`}>{t("responses")}</th>
            <th className={`${head} text-end`}>{t("pairs")}</th>
            <th className={head}>{t("skipped")}</th>
            <th className={`${head} text-end`}>{t("reviewed")}</th>
            <th className={head}>{t("verdicts")}</th>
            <th className={head}>{t("agrees")}</th>
            <th className={head}>{t("approved")}</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-hairline">
          {rows.toSorted(byName).map((row) => (
            <Language key={row.language} projectId={projectId} row={row} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Language({ projectId, row }: { projectId: string; row: BoardLanguage }) {
  const t = useTranslations("board.table");
  const format = useFormatter();
  const name = useLanguageName()(row.language);
  return (
    <tr className="align-baseline" data-testid={`language-${row.language}`}>
      <th scope="row" className={`${cell} text-start font-medium`}>
        {name}
      </th>
      <td className={`${cell} text-end`}>{format.number(row.responses)}</td>
      <td className={`${cell} text-end`}>{format.number(row.pairs)}</td>
      <td className={cell}>
        <Skips skips={row.skips} />
      </td>
      <td className={`${cell} text-end`}>
        {format.number(row.reviewed)}
        {row.wanted > 0 ? <span className="text-faint"> / {format.number(row.wanted)}</span> : null}
      </td>
      <td className={cell}>
        <VerdictBar {...row} />
      </td>
      <td className={cell}>
        <Share value={row.agreement.value} interval={row.agreement.interval} n={row.agreement.n} />
      </td>
      <td className={cell}>
        {row.accepted + row.swapped > 0 ? (
          <a
            href={`/api/projects/${projectId}/export?language=${row.language}`}
            download
            title={t("download", { language: name })}
            className="text-accent underline"
          >
            JSONL
          </a>
        ) : null}
      </td>
    </tr>
  );
}
