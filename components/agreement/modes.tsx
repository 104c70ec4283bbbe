import { useTranslations } from "use-intl/react";
import { wilson } from "@/lib/agreement/wilson";
import type { Agreement } from "@/lib/agreement-answers";
import { ScrollRegion } from "../ui/scroll-region";
import { Share } from "../ui/share";
import { VerdictBar } from "../ui/verdict-bar";

const head = "py-2 pe-6 text-start text-sm font-normal text-muted";

/** What people say where the method's choice is hidden, and where it is known. */
export function AgreementModes({ modes }: Pick<Agreement, "modes">) {
  const t = useTranslations("agreement.modes");
  const table = useTranslations("agreement.table");
  const nameOf = ({ mode, informed }: Agreement["modes"][number]) =>
    informed ? t(mode === "blind" ? "blindInformed" : "openInformed") : t(mode);
  return (
    <section aria-label={t("title")} className="grid gap-3">
      <h2 className="text-lg font-medium">{t("title")}</h2>
      <p className="max-w-[72ch] text-muted">{t("note")}</p>
      <ScrollRegion aria-label={t("title")}>
        <table className="border-collapse">
          <thead>
            <tr className="border-b border-hairline">
              <th scope="col" className={head}>
                {t("mode")}
              </th>
              <th scope="col" className={head}>
                {table("verdicts")}
              </th>
              <th scope="col" className={head}>
                {table("method")}
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-hairline">
            {modes
              .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)))
              .map((row) => (
                <tr key={`${row.mode} ${row.informed}`} className="align-baseline">
                  <th scope="row" className="py-2.5 pe-6 text-start font-normal whitespace-nowrap">
                    {nameOf(row)}
                  </th>
                  <td className="py-2.5 pe-6">
                    <VerdictBar {...row} />
                  </td>
                  <td className="py-2.5 pe-6 whitespace-nowrap">
                    <Share {...wilson(row.accepted, row.accepted + row.swapped)} />
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
