import Link from "next/link";
import { useTranslations } from "use-intl/react";
import { wilson } from "@/lib/agreement/wilson";
import { ScrollRegion } from "../ui/scroll-region";
import { Share } from "../ui/share";
import { useNumbers } from "../use-numbers";
import type { Counts } from "./method-agreement";

const head = "py-2 pe-6 text-start text-sm font-normal text-muted whitespace-nowrap";
const cell = "py-2 pe-6 whitespace-nowrap";

/** The matrix as a list: each two methods once, with the interval of each share. */
export function AgreementTable({
  rows,
}: {
  rows: readonly (Counts & { key: string; names: [string, string]; href: string })[];
}) {
  const t = useTranslations("run.agreement");
  const { count } = useNumbers();
  return (
    <ScrollRegion aria-label={t("title")}>
      <table className="w-full border-collapse">
        <thead>
          <tr className="border-b border-hairline">
            <th className={head}>{t("methods")}</th>
            <th className={`${head} text-end`}>{t("both")}</th>
            <th className={head}>{t("sameChosen")}</th>
            <th className={head}>{t("sameRejected")}</th>
            <th className={`${head} text-end`}>{t("flipped")}</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-hairline">
          {rows.map(({ key, names, href, both, sameChosen, sameRejected, flipped }) => (
            <tr key={key}>
              <th scope="row" className={`${cell} text-start font-normal`}>
                <Link href={href} prefetch={false} className="text-accent underline">
                  {t("and", { one: names[0], other: names[1] })}
                </Link>
              </th>
              <td className={`${cell} text-end`}>{count(both)}</td>
              <td className={cell}>
                <Share {...wilson(sameChosen, both)} />
              </td>
              <td className={cell}>
                <Share {...wilson(sameRejected, both)} />
              </td>
              <td className={`${cell} text-end`}>{count(flipped)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
